package dev.stepshift.sql.validation;

import dev.stepshift.sql.SqlTemplates;
import java.util.Optional;

/** One validation of a load or of a pipeline: a query for a number, and what the number may be. */
public sealed interface ValidationQuery permits TemplateQuery, OwnQuery {

  Rule rule();

  /** One SELECT of one number. */
  String sql(SqlTemplates templates);

  /** The rows that the number counts; empty for a number that stands for no rows. */
  default Optional<FailingRows> failing(SqlTemplates templates) {
    return Optional.empty();
  }
}
