package dev.stepshift.sql.validation;

/** How many hours the newest value of a column is older than the end of the run's date. */
record AgeQuery(Rule rule, String subject, String column, String runDate) implements TemplateQuery {

  @Override
  public String template() {
    return "age";
  }
}
