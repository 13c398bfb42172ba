package dev.stepshift.check;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The validations that only warn and that no pipeline declares: what each of them means. */
enum BuiltInWarning {
  OLDER_DELIVERY(
      "these files were loaded before, and a later date too, so nothing changed; a backfill loads"
          + " them again"),
  OTHER_STACK(
      "another stack loaded this table last; two stacks that write one table undo each other's"
          + " loads, so give one of them another schema or database"),
  NEWER_DATE_LOADED(
      "a date later than the backfill's last was loaded before, and rows of an older date would lie"
          + " on top of its rows; a backfill that reaches the newest date leaves none");

  private static final String STALE = "stale_predecessor_";

  private final String meaning;

  BuiltInWarning(String meaning) {
    this.meaning = meaning;
  }

  /** Empty for a validation that a pipeline declares. */
  static Optional<String> meaning(Verdict verdict) {
    if (verdict.name().startsWith(STALE)) {
      return Optional.of(stale(verdict.name().substring(STALE.length()), verdict.observed()));
    }
    return Arrays.stream(values())
        .filter(one -> one.name().equalsIgnoreCase(verdict.name()))
        .findFirst()
        .map(one -> one.meaning);
  }

  private static String stale(String table, @Nullable String days) {
    return "this run has not loaded "
        + table
        + (days == null
            ? ", nor has any"
            : ", and what is read of it is " + days + " days older than the run's date");
  }
}
