package dev.stepshift.sql.validation;

import dev.stepshift.sql.Identifiers;
import java.util.List;
import java.util.Optional;

/** How many rows lack a value in one of the columns. */
record NotNullQuery(Rule rule, String subject, List<String> columns) implements TemplateQuery {

  @Override
  public String template() {
    return "not_null";
  }

  @Override
  public Optional<List<String>> shownColumns() {
    return Optional.of(columns);
  }

  public List<String> names() {
    return Identifiers.quote(columns);
  }
}
