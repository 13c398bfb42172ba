package dev.stepshift.check;

import java.util.Arrays;
import java.util.Optional;

/** The validations that only warn and that no pipeline declares: what each of them means. */
enum BuiltInWarning {
  OLDER_DELIVERY(
      "these files were loaded before, and a later date too, so nothing changed; a backfill loads"
          + " them again");

  private final String meaning;

  BuiltInWarning(String meaning) {
    this.meaning = meaning;
  }

  /** Empty for a validation that a pipeline declares. */
  static Optional<String> meaning(String validation) {
    return Arrays.stream(values())
        .filter(one -> one.name().equalsIgnoreCase(validation))
        .findFirst()
        .map(one -> one.meaning);
  }
}
