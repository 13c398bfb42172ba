package dev.stepshift.laptop.faults;

/** Something that goes wrong on purpose, once or some times. */
public sealed interface Fault
    permits ApiFault,
        EventFault,
        LambdaFault,
        S3Fault,
        StatementFault,
        StopFault,
        TaskFault,
        WriteFault {

  /** The fault as {@link FaultSpecParser} reads it. */
  String spec();

  /** Its name, with which its specification begins: one of {@link FaultSpecParser#kinds()}. */
  default String name() {
    return spec().replaceAll("[@:].*", "");
  }
}
