package dev.stepshift.sql.validation;

/**
 * How old what is read of a table is that the run has not loaded.
 *
 * @param ledger the other table's
 * @param runDate as a literal
 */
record StalePredecessorQuery(Rule rule, String ledger, String runDate) implements TemplateQuery {

  @Override
  public String template() {
    return "stale_predecessor";
  }
}
