package dev.stepshift.laptop.faults;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The names of the faults, and what may follow each. */
enum FaultWord {
  DROP_EVENT(true, "times"),
  DELAY_EVENT(true, "seconds", "times"),
  DOUBLE_EVENT(true, "times"),
  DROP_RUN_EVENT(false, "times"),
  DELAY_RUN_EVENT(false, "seconds", "times"),
  DOUBLE_RUN_EVENT(false, "times"),
  CANCEL_STATEMENT(true, "at", "times"),
  FAIL_STATEMENT(true, "at", "times"),
  KILL_BACKEND(true, "at", "times"),
  SERIALIZATION_CONFLICT(true, "at", "times"),
  SLOW_STATEMENT(true, "at", "seconds", "times"),
  THROTTLE(true, "at", "error", "times"),
  FAIL_LAMBDA(true, "at", "error", "times"),
  FAIL_S3(false, "at", "times"),
  DROP_WRITE(true, "at", "times"),
  FAIL(true, "at", "error", "times"),
  STOP(true, "at", "times");

  private final boolean hasPlace;
  private final List<String> options;

  FaultWord(boolean hasPlace, String... options) {
    this.hasPlace = hasPlace;
    this.options = List.of(options);
  }

  static Optional<FaultWord> find(String word) {
    return Arrays.stream(values()).filter(candidate -> candidate.word().equals(word)).findFirst();
  }

  static String all() {
    return Arrays.stream(values()).map(FaultWord::word).collect(Collectors.joining(", "));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean hasPlace() {
    return hasPlace;
  }

  List<String> options() {
    return options;
  }
}
