package dev.stepshift.render;

import java.util.List;

/**
 * The statements of one step, which the Data API runs as one transaction.
 *
 * @param timeoutSeconds how long the step may take, from submit to completion
 * @param rowsOf 0-based indexes of the statements whose row counts add up to the step's; for a
 *     validation that of the query whose result is judged
 */
public record Batch(List<String> sqls, long timeoutSeconds, List<Integer> rowsOf) {

  public Batch {
    sqls = List.copyOf(sqls);
    rowsOf = List.copyOf(rowsOf);
  }
}
