package dev.stepshift.sql.validation;

import dev.stepshift.sql.load.KnownColumns;

/** How many columns of the last load are no longer among the table's, and nothing says why. */
record ColumnsGoneQuery(Rule rule, String ledger, KnownColumns known) implements TemplateQuery {

  @Override
  public String template() {
    return "columns_gone";
  }

  @Override
  public boolean tellsDetail() {
    return true;
  }
}
