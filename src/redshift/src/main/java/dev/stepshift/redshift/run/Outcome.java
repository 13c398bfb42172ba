package dev.stepshift.redshift.run;

import java.util.Optional;

/**
 * What one statement did.
 *
 * @param rows the rows returned or affected; 0 for statements that have none
 * @param result present for statements that return rows, even none
 */
public record Outcome(long rows, Optional<ResultTable> result) {

  static Outcome nothing() {
    return new Outcome(0, Optional.empty());
  }

  static Outcome affected(long rows) {
    return new Outcome(rows, Optional.empty());
  }

  static Outcome of(ResultTable table) {
    return new Outcome(table.rows().size(), Optional.of(table));
  }
}
