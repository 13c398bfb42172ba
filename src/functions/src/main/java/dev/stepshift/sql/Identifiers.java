package dev.stepshift.sql;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The one place where names become SQL.
 *
 * <p>Only names that need no quotes are let in, and they are quoted all the same: so a reserved
 * word works as a column, and nothing else than a name can pass.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_names.html">Names and
 *     identifiers</a>
 */
public final class Identifiers {

  /** Redshift's limit, in bytes. */
  public static final int LONGEST = 127;

  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");

  private Identifiers() {}

  /** Quotes each name, as {@link #quote(String)} does. */
  public static List<String> quote(List<String> names) {
    return names.stream().map(Identifiers::quote).toList();
  }

  /**
   * Quotes one name.
   *
   * @throws IllegalArgumentException if it has other characters than lower-case letters, digits and
   *     underscores, or is too long
   */
  public static String quote(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "\""
              + name
              + "\" is not a valid name of a schema, table or column: use lower-case letters, digits and"
              + " underscores, and begin with a letter or an underscore.");
    }
    if (name.length() > LONGEST) {
      throw new IllegalArgumentException(
          "\""
              + name
              + "\" has "
              + name.length()
              + " characters; Redshift takes names of up to "
              + LONGEST
              + ".");
    }
    return '"' + name + '"';
  }

  public static String quote(String schema, String table) {
    return quote(schema) + '.' + quote(table);
  }
}
