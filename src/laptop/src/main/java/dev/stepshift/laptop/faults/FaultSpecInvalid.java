package dev.stepshift.laptop.faults;

/** A fault that cannot be read; the message says what there is. */
public final class FaultSpecInvalid extends RuntimeException {

  FaultSpecInvalid(String spec, String problem) {
    super("Fault '" + spec + "': " + problem);
  }
}
