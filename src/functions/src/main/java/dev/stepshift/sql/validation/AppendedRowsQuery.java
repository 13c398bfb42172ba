package dev.stepshift.sql.validation;

/** How many rows the load added to the target in this run; no number if it was in before. */
record AppendedRowsQuery(Rule rule, String ledger, String loadKey, String runId)
    implements TemplateQuery {

  @Override
  public String template() {
    return "appended_rows";
  }
}
