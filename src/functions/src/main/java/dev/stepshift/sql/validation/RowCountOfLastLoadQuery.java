package dev.stepshift.sql.validation;

import java.util.Optional;

/**
 * How many percent of the last load's rows there are.
 *
 * @param older finds a row if this delivery is older than the last one
 */
record RowCountOfLastLoadQuery(Rule rule, String staging, String ledger, Optional<String> older)
    implements TemplateQuery {

  @Override
  public String template() {
    return "row_count_of_last_load";
  }
}
