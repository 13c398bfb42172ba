package dev.stepshift.sql.validation;

import java.util.Optional;

/**
 * How many percent of another table's rows there are.
 *
 * @param total the other table, of which all rows count
 * @param delivery there in place of it if the rows count that its load brought
 */
record RowCountOfQuery(
    Rule rule, String subject, Optional<String> total, Optional<Delivery> delivery)
    implements TemplateQuery {

  /**
   * What a load of another table brought.
   *
   * @param staging holds it if the ledger has no load of the date
   * @param runDate as a literal
   */
  record Delivery(String ledger, String staging, String runDate) {}

  @Override
  public String template() {
    return "row_count_of";
  }
}
