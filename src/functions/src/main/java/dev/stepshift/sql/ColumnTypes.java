package dev.stepshift.sql;

import java.util.Locale;
import java.util.regex.Pattern;

/** The one place where a column's type becomes SQL. */
public final class ColumnTypes {

  private static final Pattern TYPE =
      Pattern.compile(
          "[a-z][a-z0-9]*( [a-z]+)*( ?\\((max|\\d{1,9}( ?, ?\\d{1,9})?)\\))?( [a-z]+)*");

  private ColumnTypes() {}

  /**
   * The type in lower case, if it has the shape of one: words, and a length or precision in
   * parentheses. Whether Redshift knows it is Redshift's to say.
   *
   * @throws IllegalArgumentException if it has not
   */
  public static String checked(String type) {
    String lower = type.strip().toLowerCase(Locale.ROOT);
    if (!TYPE.matcher(lower).matches()) {
      throw new IllegalArgumentException(
          "\"" + type + "\" is not a column type; write one such as bigint or decimal(12,2).");
    }
    return lower;
  }
}
