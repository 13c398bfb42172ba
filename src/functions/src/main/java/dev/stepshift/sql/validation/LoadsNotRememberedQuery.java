package dev.stepshift.sql.validation;

import java.util.List;

/**
 * How many loads of a date the ledger has beside those that are taken back.
 *
 * @param date as a literal
 * @param takenBack load keys, as literals
 */
record LoadsNotRememberedQuery(Rule rule, String ledger, String date, List<String> takenBack)
    implements TemplateQuery {

  @Override
  public String template() {
    return "loads_not_remembered";
  }
}
