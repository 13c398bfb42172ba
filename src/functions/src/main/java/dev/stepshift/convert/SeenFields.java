package dev.stepshift.convert;

import dev.stepshift.errors.SourceInvalid;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which fields the rows of a file have. */
final class SeenFields {

  /** A file whose names are values has no end of them. */
  private static final int MOST_NAMES = 1_000;

  private static final int NAMES_TOLD = 20;

  private final ExpectedFields expected;
  private final Set<String> others = new LinkedHashSet<>();
  private boolean anyExpected;

  SeenFields(ExpectedFields expected) {
    this.expected = expected;
  }

  void note(Iterator<String> fields) {
    while (fields.hasNext()) {
      String field = fields.next();
      if (expected.has(field)) {
        anyExpected = true;
      } else if (others.size() < MOST_NAMES) {
        others.add(field);
      }
    }
  }

  /** Those that no column waits for, in the order in which they came. */
  List<String> others() {
    return List.copyOf(others);
  }

  /**
   * @param file as people read it
   * @throws SourceInvalid if there is no field of the table, or one that must not be there
   */
  void check(String file) {
    if (expected.columns().isEmpty()) {
      return;
    }
    if (!anyExpected && !others.isEmpty()) {
      throw new SourceInvalid(
          "%s has none of the table's columns, but %s; fix the file, or name the columns as its elements are, and redrive the run."
              .formatted(file, told()));
    }
    if (expected.failOnOthers() && !others.isEmpty()) {
      throw new SourceInvalid(
          "%s has columns that the table lacks: %s; add them to columns, or write extra_columns: ignore, and redrive the run."
              .formatted(file, told()));
    }
  }

  private String told() {
    List<String> names = new ArrayList<>(others);
    return String.join(", ", names.subList(0, Math.min(NAMES_TOLD, names.size())))
        + (names.size() > NAMES_TOLD ? " and others" : "");
  }
}
