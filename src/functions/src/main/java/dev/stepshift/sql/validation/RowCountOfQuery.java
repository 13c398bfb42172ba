package dev.stepshift.sql.validation;

/** How many percent of another table's rows there are. */
record RowCountOfQuery(Rule rule, String subject, String other) implements TemplateQuery {

  @Override
  public String template() {
    return "row_count_of";
  }
}
