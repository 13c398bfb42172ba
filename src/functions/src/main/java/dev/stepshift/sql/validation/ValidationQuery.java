package dev.stepshift.sql.validation;

import dev.stepshift.sql.SqlTemplates;
import java.util.Optional;

/** One validation of a load or of a pipeline: a query for a number, and what the number may be. */
public sealed interface ValidationQuery permits TemplateQuery, OwnQuery {

  Rule rule();

  /**
   * One SELECT of one number, called {@code observed} where a text {@code detail} stands beside it.
   */
  String sql(SqlTemplates templates);

  /** Whether the query tells in a text beside the number which of many things it counts. */
  default boolean tellsDetail() {
    return false;
  }

  /** The rows that the number counts; empty for a number that stands for no rows. */
  default Optional<FailingRows> failing(SqlTemplates templates) {
    return Optional.empty();
  }
}
