package dev.stepshift.check;

import java.util.Arrays;
import java.util.Optional;

/** Validations that no pipeline declares and whose numbers do not speak for themselves. */
enum BuiltInValidation {
  OLDER_DELIVERY(
      "these files were loaded before, and a later date too, so nothing changed; a backfill loads"
          + " them again"),
  EMPTY_COLUMNS("null in every row of this delivery");

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
