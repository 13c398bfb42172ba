package dev.stepshift.sql.validation;

import dev.stepshift.sql.Identifiers;
import java.util.List;
import java.util.Optional;

/**
 * How many percent of a column's values another table lacks.
 *
 * @param parent the other table, quoted
 * @param field its column, quoted
 */
record OrphansQuery(Rule rule, String subject, String name, String parent, String field)
    implements TemplateQuery {

  @Override
  public String template() {
    return "orphans";
  }

  /** The same rows as those that break a relationship. */
  @Override
  public String rowsTemplate() {
    return "relationships_rows";
  }

  @Override
  public Optional<List<String>> shownColumns() {
    return Optional.of(List.of(name));
  }

  public String column() {
    return Identifiers.quote(name);
  }
}
