package dev.stepshift.sql.validation;

import dev.stepshift.sql.Identifiers;
import java.util.List;
import java.util.Optional;

/** How many values lie outside of two bounds, which are literals. */
record OutsideQuery(Rule rule, String subject, String name, String minimum, String maximum)
    implements TemplateQuery {

  @Override
  public String template() {
    return "outside";
  }

  @Override
  public Optional<List<String>> shownColumns() {
    return Optional.of(List.of(name));
  }

  public String column() {
    return Identifiers.quote(name);
  }
}
