package dev.stepshift.check;

import java.util.Arrays;
import java.util.Optional;

/** The validations that no pipeline declares and whose names do not say it all: what they mean. */
enum BuiltInValidation {
  OLDER_DELIVERY(
      "these files were loaded before, and a later date too, so nothing changed; a backfill loads"
          + " them again"),
  EMPTY_COLUMNS("null in every row of this delivery"),
  APPENDED_ROWS(
      "these files were loaded by an earlier run, so nothing was added; reload takes that load back"
          + " and loads them again"),
  ROWS_WITHOUT_LOAD_KEY(
      "these rows of the date do not say which load brought them, as the target had no such column"
          + " then, or they were changed by hand; delete them, and their row in the ledger, by hand");

  private final String meaning;

  BuiltInValidation(String meaning) {
    this.meaning = meaning;
  }

  /** What a number out of bounds means; empty for a validation that speaks for itself. */
  static Optional<String> meaning(String validation) {
    return Arrays.stream(values())
        .filter(one -> one.name().equalsIgnoreCase(validation))
        .findFirst()
        .map(one -> one.meaning);
  }
}
