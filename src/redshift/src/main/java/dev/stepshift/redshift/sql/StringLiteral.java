package dev.stepshift.redshift.sql;

/** Redshift's string literals: a doubled quote is a quote, a backslash escapes what follows. */
public final class StringLiteral {

  private StringLiteral() {}

  /** The characters that a literal in single quotes stands for. */
  static String decode(String literal) {
    StringBuilder value = new StringBuilder(literal.length());
    int end = literal.length() - 1;
    for (int i = literal.indexOf('\'') + 1; i < end; i++) {
      char c = literal.charAt(i);
      if (c == '\'') {
        i++;
        value.append('\'');
      } else if (c == '\\' && i + 1 < end) {
        i = decodeEscape(literal, i + 1, end, value);
      } else {
        value.append(c);
      }
    }
    return value.toString();
  }

  /** Appends the escape whose letter is at {@code at}; answers the offset of its last character. */
  private static int decodeEscape(String literal, int at, int end, StringBuilder value) {
    char c = literal.charAt(at);
    switch (c) {
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'r' -> value.append('\r');
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      default -> {
        if (c >= '0' && c <= '7') {
          int stop = at;
          while (stop < end && stop < at + 3 && isOctal(literal.charAt(stop))) {
            stop++;
          }
          value.append((char) (Integer.parseInt(literal.substring(at, stop), 8) & 0xFF));
          return stop - 1;
        }
        value.append(c);
      }
    }
    return at;
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }

  /** The literal that stands for a value. */
  public static String encode(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
