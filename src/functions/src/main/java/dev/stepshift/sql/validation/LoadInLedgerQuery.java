package dev.stepshift.sql.validation;

/** How many times the ledger has the load. */
record LoadInLedgerQuery(Rule rule, String ledger, String loadKey) implements TemplateQuery {

  @Override
  public String template() {
    return "load_in_ledger";
  }
}
