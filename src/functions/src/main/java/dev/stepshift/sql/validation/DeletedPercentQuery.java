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
    Rule rule,
    String target,
    String deleted,
    Optional<LoadHistory> history,
    OlderDelivery olderDelivery)
    implements TemplateQuery {

  @Override
  public String template() {
    return "deleted_percent";
  }

  public boolean versions() {
    return history.isPresent();
  }

  public boolean flags() {
    return history.flatMap(LoadHistory::isDeleted).isPresent();
  }

  public Optional<String> isCurrent() {
    return history.map(LoadHistory::isCurrent);
  }

  public Optional<String> isDeleted() {
    return history.flatMap(LoadHistory::isDeleted);
  }

  public boolean passesOver() {
    return olderDelivery.passedOver();
  }

  public Optional<String> older() {
    return olderDelivery.query();
  }
}
