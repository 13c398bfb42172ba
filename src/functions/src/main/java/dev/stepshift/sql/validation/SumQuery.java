package dev.stepshift.sql.validation;

/** The sum of a column's values. */
record SumQuery(Rule rule, String subject, String column) implements TemplateQuery {

  @Override
  public String template() {
    return "sum";
  }
}
