package dev.stepshift.sql.validation;

/** How many rows of the loads that are taken back do not say which load brought them. */
record RowsWithoutLoadKeyQuery(
    Rule rule, String target, String loadKeyColumn, String ledger, String runDate, String loadKey)
    implements TemplateQuery {

  @Override
  public String template() {
    return "rows_without_load_key";
  }
}
