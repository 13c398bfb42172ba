package dev.stepshift.sql;

import java.math.BigDecimal;

/** The one place where values become SQL. */
public final class Literals {

  private Literals() {}

  /**
   * A string literal. Redshift reads a backslash in it as an escape, unlike standard SQL, so
   * backslashes are doubled as well as quotes.
   *
   * @throws IllegalArgumentException if the value holds the character 0, which Redshift cannot
   *     store
   */
  public static String text(String value) {
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("A text with the character 0 cannot be used in SQL.");
    }
    return '\'' + value.replace("\\", "\\\\").replace("'", "''") + '\'';
  }

  /** A number without an exponent, which would make it a float. */
  public static String number(BigDecimal value) {
    return value.toPlainString();
  }
}
