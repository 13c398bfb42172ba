package dev.stepshift.sql.validation;

/** How many rows a table has. */
record RowCountQuery(Rule rule, String subject) implements TemplateQuery {

  @Override
  public String template() {
    return "row_count";
  }
}
