package dev.stepshift.sql.validation;

import dev.stepshift.sql.load.NeverFilled;

/** How many columns are null in every row of a delivery, and were not in all deliveries before. */
record EmptyColumnsQuery(Rule rule, String staging, String ledger, NeverFilled filled)
    implements TemplateQuery {

  @Override
  public String template() {
    return "empty_columns";
  }

  @Override
  public boolean tellsDetail() {
    return true;
  }
}
