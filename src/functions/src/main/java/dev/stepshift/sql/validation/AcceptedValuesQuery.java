package dev.stepshift.sql.validation;

import dev.stepshift.sql.Identifiers;
import dev.stepshift.sql.Literals;
import java.util.List;
import java.util.Optional;

/** How many rows have another value than the accepted ones. */
record AcceptedValuesQuery(Rule rule, String subject, String name, List<String> values)
    implements TemplateQuery {

  @Override
  public String template() {
    return "accepted_values";
  }

  @Override
  public Optional<List<String>> shownColumns() {
    return Optional.of(List.of(name));
  }

  public String column() {
    return Identifiers.quote(name);
  }

  public List<String> accepted() {
    return values.stream().map(Literals::text).toList();
  }
}
