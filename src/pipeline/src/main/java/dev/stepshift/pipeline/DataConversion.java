package dev.stepshift.pipeline;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How COPY makes a column's value of what stands in a file.
 *
 * @param dateFormat Redshift's DATEFORMAT
 * @param timeFormat Redshift's TIMEFORMAT
 * @param rounding what becomes of a number with more decimals than its column
 * @param maxErrors Redshift's MAXERROR: the lines that a load leaves out before it fails, 0 to
 *     {@value #MOST_ERRORS}
 * @param maxErrorPercent the most of a load that those lines may be; 100 is no bound
 * @param texts how texts are read
 * @param switches those that are on
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html">
 *     Data conversion parameters of COPY</a>
 */
public record DataConversion(
    Optional<String> dateFormat,
    Optional<String> timeFormat,
    Rounding rounding,
    int maxErrors,
    BigDecimal maxErrorPercent,
    Texts texts,
    Set<CopySwitch> switches) {

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

  /**
   * How texts are read.
   *
   * @param invalidCharacters the ASCII character in place of each byte that is no UTF-8; without
   *     one such a byte is an error
   */
  public record Texts(Encoding encoding, Optional<Character> invalidCharacters) {

    public static final Texts STANDARD = new Texts(Encoding.UTF8, Optional.empty());

    public Texts {
      if (invalidCharacters.filter(one -> one == 0 || one > 127).isPresent()) {
        throw new IllegalArgumentException(
            "source.invalid_characters is no ASCII character; choose one");
      }
    }
  }

  /** How the characters of a file are written as bytes; Redshift's words in lower case. */
  public enum Encoding {
    UTF8,
    /** With a byte order mark, which says the order. */
    UTF16,
    UTF16LE,
    UTF16BE,
    ISO88591
  }

  /** What is done unless it is told. */
  public static final DataConversion STANDARD =
      new DataConversion(Optional.empty(), Optional.empty(), 0);

  public DataConversion {
    if (maxErrors < 0 || maxErrors > MOST_ERRORS) {
      throw new IllegalArgumentException(
          "source.max_errors is " + maxErrors + "; choose 0 to " + MOST_ERRORS);
    }
    // In their order, so that equal conversions are written alike.
    switches =
        switches.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(switches));
  }

  /** Without a bound in percent, and no value is changed. */
  public DataConversion(Optional<String> dateFormat, Optional<String> timeFormat, int maxErrors) {
    this(dateFormat, timeFormat, Rounding.FAIL, maxErrors, NO_PERCENT, Texts.STANDARD, Set.of());
  }

  public boolean has(CopySwitch one) {
    return switches.contains(one);
  }
}
