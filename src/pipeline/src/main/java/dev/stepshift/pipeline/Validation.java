package dev.stepshift.pipeline;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A check that yields one row: name, severity, observed, minimum, maximum. It passes when the
 * observed number lies between minimum and maximum, both included; an absent bound is open.
 */
public sealed interface Validation {

  String name();

  Severity severity();

  /** The table that is looked at: staging, before the target is touched, or the target after. */
  Subject subject();

  enum Severity {
    ERROR,
    WARN
  }

  enum Subject {
    STAGING,
    TARGET
  }

  /** The number of rows lies between two bounds. */
  record RowCount(
      String name,
      Severity severity,
      Subject subject,
      Optional<BigDecimal> minimum,
      Optional<BigDecimal> maximum)
      implements Validation {

    public RowCount {
      requireBounds(name, minimum, maximum);
    }
  }

  /** Staging holds at least this many percent of the rows of the target's last load, if any. */
  record RowCountOfLastLoad(String name, Severity severity, BigDecimal minimumPercent)
      implements Validation {

    public RowCountOfLastLoad {
      if (minimumPercent.signum() <= 0 || minimumPercent.compareTo(BigDecimal.valueOf(100)) > 0) {
        throw new IllegalArgumentException(
            name + " has minimum_percent_of_last_load " + minimumPercent + "; choose 1 to 100");
      }
    }

    @Override
    public Subject subject() {
      return Subject.STAGING;
    }
  }

  /** No row has NULL in the column. */
  record NotNull(String name, Severity severity, Subject subject, String column)
      implements Validation {}

  /** No two rows have the same values in the columns. */
  record Unique(String name, Severity severity, Subject subject, List<String> columns)
      implements Validation {

    public Unique {
      columns = requireSome(name, "columns", columns);
    }
  }

  /** The column holds nothing but these values; NULL passes. */
  record AcceptedValues(
      String name, Severity severity, Subject subject, String column, List<String> values)
      implements Validation {

    public AcceptedValues {
      values = requireSome(name, "values", values);
    }
  }

  /** Each value of the column exists in a column of another table of the pipeline; NULL passes. */
  record Relationships(
      String name, Severity severity, Subject subject, String column, String to, String field)
      implements Validation {}

  /**
   * The pipeline's own query: one row, one number.
   *
   * @param sql a SELECT; {@code {staging}}, {@code {target}}, {@code {schema}} and {@code
   *     {run_date}} are filled in
   */
  record CustomSql(
      String name,
      Severity severity,
      Subject subject,
      String sql,
      Optional<BigDecimal> minimum,
      Optional<BigDecimal> maximum)
      implements Validation {

    public CustomSql {
      requireBounds(name, minimum, maximum);
    }
  }

  /** A number that is measured in the rows. */
  record Measured(
      String name,
      Severity severity,
      Subject subject,
      Measure measure,
      Optional<BigDecimal> minimum,
      Optional<BigDecimal> maximum)
      implements Validation {

    public Measured {
      requireBounds(name, minimum, maximum);
    }
  }

  private static void requireBounds(
      String name, Optional<BigDecimal> minimum, Optional<BigDecimal> maximum) {
    if (minimum.isEmpty() && maximum.isEmpty()) {
      throw new IllegalArgumentException(name + " has no bound; give minimum, maximum or both");
    }
    if (minimum.isPresent() && maximum.isPresent() && minimum.get().compareTo(maximum.get()) > 0) {
      throw new IllegalArgumentException(name + " has its maximum below its minimum; swap them");
    }
  }

  private static <T> List<T> requireSome(String name, String field, List<T> list) {
    if (list.isEmpty()) {
      throw new IllegalArgumentException(name + " has no " + field + "; name one or more");
    }
    return List.copyOf(list);
  }
}
