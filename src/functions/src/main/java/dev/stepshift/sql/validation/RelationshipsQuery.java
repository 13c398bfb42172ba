package dev.stepshift.sql.validation;

import dev.stepshift.sql.Identifiers;
import java.util.List;
import java.util.Optional;

/**
 * How many rows have a value that a column of another table lacks.
 *
 * @param parent the other table, quoted
 * @param field its column, quoted
 */
record RelationshipsQuery(Rule rule, String subject, String name, String parent, String field)
    implements TemplateQuery {

  @Override
  public String template() {
    return "relationships";
  }

  @Override
  public Optional<List<String>> shownColumns() {
    return Optional.of(List.of(name));
  }

  public String column() {
    return Identifiers.quote(name);
  }
}
