package dev.stepshift.pipeline;

/** What a {@link Validation.Measured} counts or measures in the table that it looks at. */
public sealed interface Measure {

  /** How many hours the newest value is older than the end of the run's date. */
  record Age(String column) implements Measure {}

  /** The sum of the column's values; of no values it is 0. */
  record Sum(String column) implements Measure {}

  /** How many values are below the one bound or above the other; NULL is not. */
  record Outside(String column, String minimum, String maximum) implements Measure {}

  /**
   * How many rows a condition does not hold for; where it is NULL it is not counted.
   *
   * @param condition in SQL; {@code {run_date}} is filled in
   */
  record Violations(String condition) implements Measure {}

  /** How many percent of all rows of another table of the pipeline there are. */
  record ShareOfTotal(String of) implements Measure {}

  /** How many percent of the rows of the same date's delivery of another table there are. */
  record ShareOfDelivery(String of) implements Measure {}

  /** How many percent of the values are missing in a column of another table; NULL is not one. */
  record Orphans(String column, String to, String field) implements Measure {}
}
