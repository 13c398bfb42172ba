package dev.stepshift.sql.validation;

import dev.stepshift.sql.TemplateModel;
import java.util.List;
import java.util.Optional;

/**
 * What the query of a validate step says.
 *
 * @param claim the load key of files whose load the step completes, as a literal
 * @param kept there if some of the rows that fail are kept
 */
record ValidateModel(
    List<ValidationRow> checks, Optional<String> claim, Optional<FailedRowsModel> kept)
    implements TemplateModel {

  /** Whether one of the rows has a text beside its number. */
  public boolean details() {
    return checks.stream().anyMatch(ValidationRow::detailed);
  }
}
