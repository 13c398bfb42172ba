package dev.stepshift.render;

import java.util.List;

/**
 * The statements of one step, which the Data API runs as one transaction.
 *
 * @param timeoutSeconds how long the step may take, from submit to completion
 * @param rowsOf 0-based index of the statement whose row count is the step's; for a validation the
 *     query whose result is judged
 */
public record Batch(List<String> sqls, long timeoutSeconds, int rowsOf) {

  public Batch {
    sqls = List.copyOf(sqls);
  }
}
