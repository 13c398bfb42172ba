package dev.stepshift.sql.validation;

/** How many other loads of the run's date the target has. */
record AppendedBeforeQuery(Rule rule, String ledger, String runDate, String loadKey)
    implements TemplateQuery {

  @Override
  public String template() {
    return "appended_before";
  }
}
