package dev.stepshift.sql.validation;

import dev.stepshift.sql.TemplateModel;
import java.util.List;

/**
 * What the statements say that keep some of the rows that fail.
 *
 * @param failedRows the table where they are kept, quoted
 * @param oldest the first date whose rows stay, as a literal
 * @param keep how many rows of each validation
 */
record FailedRowsModel(
    String failedRows,
    String runId,
    String runDate,
    String step,
    String oldest,
    int keep,
    List<FailedSample> checks)
    implements TemplateModel {

  /**
   * The rows that fail one validation.
   *
   * @param name the validation's, as a literal
   * @param row SQL for one of them as a text
   * @param failing SQL behind the select list
   */
  record FailedSample(String name, String row, String failing) {}
}
