package dev.stepshift.laptop.faults;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The names of the faults, what each is made of, and the options that may follow it. */
// No field can change: the functions capture nothing, and the lists are those of List.of.
@SuppressWarnings("ImmutableEnumChecker")
enum FaultKind {
  DROP_EVENT(
      spec -> EventFault.of(spec, EventFault.Kind.DROP, EventFault.Subject.STATEMENT),
      true,
      "times"),
  DELAY_EVENT(
      spec -> EventFault.of(spec, EventFault.Kind.DELAY, EventFault.Subject.STATEMENT),
      true,
      "seconds",
      "times"),
  DOUBLE_EVENT(
      spec -> EventFault.of(spec, EventFault.Kind.DOUBLE, EventFault.Subject.STATEMENT),
      true,
      "times"),
  DROP_RUN_EVENT(
      spec -> EventFault.of(spec, EventFault.Kind.DROP, EventFault.Subject.RUN), false, "times"),
  DELAY_RUN_EVENT(
      spec -> EventFault.of(spec, EventFault.Kind.DELAY, EventFault.Subject.RUN),
      false,
      "seconds",
      "times"),
  DOUBLE_RUN_EVENT(
      spec -> EventFault.of(spec, EventFault.Kind.DOUBLE, EventFault.Subject.RUN), false, "times"),
  CANCEL_STATEMENT(
      spec -> StatementFault.of(spec, StatementFault.Kind.CANCEL), true, "at", "times"),
  FAIL_STATEMENT(spec -> StatementFault.of(spec, StatementFault.Kind.FAIL), true, "at", "times"),
  KILL_BACKEND(spec -> StatementFault.of(spec, StatementFault.Kind.KILL), true, "at", "times"),
  SERIALIZATION_CONFLICT(
      spec -> StatementFault.of(spec, StatementFault.Kind.CONFLICT), true, "at", "times"),
  UNAVAILABLE(
      spec -> StatementFault.of(spec, StatementFault.Kind.UNAVAILABLE), true, "at", "times"),
  SOURCE_BUSY(
      spec -> StatementFault.of(spec, StatementFault.Kind.SOURCE_BUSY), true, "at", "times"),
  SLOW_STATEMENT(
      spec -> StatementFault.of(spec, StatementFault.Kind.SLOW), true, "at", "seconds", "times"),
  THROTTLE(ApiFault::of, true, "at", "error", "times"),
  FAIL_LAMBDA(LambdaFault::of, true, "at", "error", "times"),
  FAIL_S3(S3Fault::of, false, "at", "times"),
  DROP_WRITE(WriteFault::of, true, "at", "times"),
  FAIL(TaskFault::of, true, "at", "error", "times"),
  STOP(StopFault::of, true, "at", "times");

  private final Function<FaultSpec, Fault> factory;
  private final boolean strikesTables;
  private final List<String> options;

  FaultKind(Function<FaultSpec, Fault> factory, boolean strikesTables, String... options) {
    this.factory = factory;
    this.strikesTables = strikesTables;
    this.options = List.of(options);
  }

  static Optional<FaultKind> find(String word) {
    return Arrays.stream(values()).filter(candidate -> candidate.word().equals(word)).findFirst();
  }

  /** As a specification begins with it. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a table may follow it. */
  boolean strikesTables() {
    return strikesTables;
  }

  List<String> options() {
    return options;
  }

  /**
   * @throws FaultSpecInvalid if the specification asks for what there is not
   */
  Fault fault(FaultSpec spec) {
    return factory.apply(spec);
  }
}
