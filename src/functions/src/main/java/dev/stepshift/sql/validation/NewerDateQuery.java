package dev.stepshift.sql.validation;

import java.util.Optional;

/**
 * Which date was loaded last, as a number such as 20260131.
 *
 * @param ownDay there for a delivery that may hold nothing but the partition of its own day
 */
record NewerDateQuery(Rule rule, String ledger, Optional<OwnDay> ownDay) implements TemplateQuery {

  /**
   * The day of a delivery's partition.
   *
   * @param column a date or timestamp
   * @param runDate as a literal
   */
  record OwnDay(String staging, String column, String runDate) {}

  @Override
  public String template() {
    return "newer_date_loaded";
  }
}
