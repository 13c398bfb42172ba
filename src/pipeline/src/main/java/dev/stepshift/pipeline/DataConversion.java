package dev.stepshift.pipeline;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How COPY makes a column's value of what stands in a file.
 *
 * @param dateFormat Redshift's DATEFORMAT
 * @param timeFormat Redshift's TIMEFORMAT
 * @param rounding what becomes of a number with more decimals than its column
 * @param maxErrors Redshift's MAXERROR: the lines that a load leaves out before it fails, 0 to
 *     {@value #MOST_ERRORS}
 * @param maxErrorPercent the most of a load that those lines may be; 100 is no bound
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html">
 *     Data conversion parameters of COPY</a>
 */
public record DataConversion(
    Optional<String> dateFormat,
    Optional<String> timeFormat,
    Rounding rounding,
    int maxErrors,
    BigDecimal maxErrorPercent) {

  public static final int MOST_ERRORS = 100_000;
  public static final BigDecimal NO_PERCENT = BigDecimal.valueOf(100);

  /** What becomes of a number with more decimals than its column. */
  public enum Rounding {
    /** The load fails, as it would change the number. */
    FAIL,
    /** COPY rounds it. */
    HALF_UP,
    /** COPY cuts it. */
    TRUNCATE
  }

  /** What is done unless it is told. */
  public static final DataConversion STANDARD =
      new DataConversion(Optional.empty(), Optional.empty(), 0);

  public DataConversion {
    if (maxErrors < 0 || maxErrors > MOST_ERRORS) {
      throw new IllegalArgumentException(
          "source.max_errors is " + maxErrors + "; choose 0 to " + MOST_ERRORS);
    }
  }

  /** Without a bound in percent, and no number is changed. */
  public DataConversion(Optional<String> dateFormat, Optional<String> timeFormat, int maxErrors) {
    this(dateFormat, timeFormat, Rounding.FAIL, maxErrors, NO_PERCENT);
  }
}
