package dev.stepshift.sql.validation;

import dev.stepshift.sql.TemplateModel;
import java.util.List;
import java.util.Optional;

/**
 * What the query of a validate step says.
 *
 * @param completed there if the step completes the load of files that a history remembers
 * @param sources the load key of files that must still be what they were, as a literal
 * @param kept there if some of the rows that fail are kept
 */
record ValidateModel(
    List<ValidationRow> checks,
    Optional<CompletedFiles> completed,
    Optional<String> sources,
    Optional<FailedRowsModel> kept)
    implements TemplateModel {

  /**
   * A load that the step finds in the ledger.
   *
   * @param history the column that says so: {@code claim} of new files, {@code delivery} of a date
   * @param key its load key, as a literal
   */
  record CompletedFiles(String history, String key, String ledger) {}

  /** Whether one of the rows has a text beside its number. */
  public boolean details() {
    return checks.stream().anyMatch(ValidationRow::detailed);
  }
}
