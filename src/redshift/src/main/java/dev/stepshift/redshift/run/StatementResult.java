package dev.stepshift.redshift.run;

import java.util.Optional;

/**
 * What one statement did.
 *
 * @param rows the rows returned or affected; 0 for statements that have none
 * @param resultSet present for statements that return rows, even none
 */
public record StatementResult(long rows, Optional<ResultTable> resultSet) {

  static StatementResult nothing() {
    return new StatementResult(0, Optional.empty());
  }

  static StatementResult affected(long rows) {
    return new StatementResult(rows, Optional.empty());
  }

  static StatementResult of(ResultTable table) {
    return new StatementResult(table.rows().size(), Optional.of(table));
  }
}
