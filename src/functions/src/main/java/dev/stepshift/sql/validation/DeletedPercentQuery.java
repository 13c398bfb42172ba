package dev.stepshift.sql.validation;

import dev.stepshift.sql.load.LoadHistory;
import dev.stepshift.sql.load.OlderDelivery;
import java.util.Optional;

/**
 * How many percent of the target's rows the merge would delete.
 *
 * @param deleted counts them
 * @param history there for a table that keeps versions, of which only the current ones count
 */
record DeletedPercentQuery(
    Rule rule, String target, String deleted, Optional<LoadHistory> history, OlderDelivery older)
    implements TemplateQuery {

  @Override
  public String template() {
    return "deleted_percent";
  }
}
