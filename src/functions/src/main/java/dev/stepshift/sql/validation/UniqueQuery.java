package dev.stepshift.sql.validation;

import dev.stepshift.sql.Identifiers;
import java.util.List;
import java.util.Optional;

/** How many values of the columns occur more than once. */
record UniqueQuery(Rule rule, String subject, List<String> columns) implements TemplateQuery {

  @Override
  public String template() {
    return "unique";
  }

  @Override
  public Optional<List<String>> shownColumns() {
    return Optional.of(columns);
  }

  public List<String> names() {
    return Identifiers.quote(columns);
  }
}
