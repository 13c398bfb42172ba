package dev.stepshift.check;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The validations that no pipeline declares and whose names do not say it all: what they mean. */
enum BuiltInValidation {
  OLDER_DELIVERY(
      "these files were loaded before, and a later date too, so nothing changed; a backfill loads"
          + " them again"),
  OTHER_STACK(
      "another stack loaded this table last; two stacks that write one table undo each other's"
          + " loads, so give one of them another schema or database"),
  NEWER_DATE_LOADED(
      "a date later than the backfill's last was loaded before, and rows of an older date would lie"
          + " on top of its rows; a backfill that reaches the newest date leaves none"),
  CUT_VALUES(
      "numbers with more decimals than their column; let it have more, or write into source how to"
          + " lose them: rounding: half_up or truncate"),
  CUT_TEXTS("texts were longer than their column, and truncate_columns cut them"),
  COLUMNS_GONE(
      "no longer among the table's columns, so no load fills them, and the target keeps what it has;"
          + " dropped says that this is meant"),
  EMPTY_COLUMNS("null in every row of this delivery"),
  APPENDED_ROWS(
      "these files were loaded by an earlier run, so nothing was added; reload takes that load back"
          + " and loads them again"),
  LOADS_NOT_REMEMBERED(
      "these loads of the date are in the ledger, and what their files were is not remembered, so"
          + " they cannot be loaded again; delete their rows, and those in the ledger, by hand"),
  ROWS_WITHOUT_LOAD_KEY(
      "these rows of the date do not say which load brought them, as the target had no such column"
          + " then, or they were changed by hand; delete them, and their row in the ledger, by hand");

  private static final String STALE = "stale_predecessor_";

  private final String meaning;

  BuiltInValidation(String meaning) {
    this.meaning = meaning;
  }

  /** What a number out of bounds means; empty for a validation that speaks for itself. */
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
