package dev.stepshift.sql.validation;

import dev.stepshift.sql.load.LoadFacts;

/** How many rows of the loads that are taken back do not say which load brought them. */
record RowsWithoutLoadKeyQuery(
    Rule rule, String target, String loadKeyColumn, String ledger, LoadFacts load)
    implements TemplateQuery {

  @Override
  public String template() {
    return "rows_without_load_key";
  }
}
