package dev.stepshift.sql.validation;

import java.util.List;
import java.util.Optional;

/**
 * How many rows a condition does not hold for.
 *
 * @param condition SQL
 * @param columns those that it names
 */
record ViolationsQuery(Rule rule, String subject, String condition, List<String> columns)
    implements TemplateQuery {

  @Override
  public String template() {
    return "violations";
  }

  @Override
  public Optional<List<String>> shownColumns() {
    return Optional.of(columns);
  }
}
