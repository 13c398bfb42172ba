package dev.stepshift.redshift.sql;

import java.util.Locale;

/**
 * One word of a Redshift statement. White space and comments are not tokens: they are the gaps
 * between {@code end} of one and {@code start} of the next.
 *
 * @param kind what it is
 * @param text the exact source text, quotes included
 * @param start offset of the first character
 * @param end offset behind the last character
 */
public record Token(Kind kind, String text, int start, int end) {

  /** The kinds of token. */
  public enum Kind {
    /** A keyword or an unquoted name, a temporary table's {@code #name} included. */
    WORD,
    /** A name in double quotes. */
    QUOTED_NAME,
    /** A literal in single quotes; backslash is an escape. */
    STRING,
    /** A literal between {@code $$} or {@code $tag$}. */
    DOLLAR_STRING,
    /** A numeric literal without sign. */
    NUMBER,
    /** A named parameter of the Data API, {@code :name}. */
    PARAMETER,
    /** A numbered parameter, {@code $1}. */
    ARGUMENT,
    /** One operator or punctuation mark. */
    OPERATOR
  }

  /** Whether this is the unquoted word, in any case. */
  public boolean is(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  /** Whether this is one of the unquoted words, in any case. */
  public boolean isAny(String... words) {
    for (String word : words) {
      if (is(word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether this is the operator or punctuation mark. */
  public boolean isOperator(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  /** Whether this can stand for a name. */
  public boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
  }

  /** The name in Redshift's folding: lower case, quoted names too. */
  public String name() {
    String raw =
        kind == Kind.QUOTED_NAME
            ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
            : text;
    return raw.toLowerCase(Locale.ROOT);
  }

  /** The value of a literal: quotes removed and escapes resolved; other tokens as they stand. */
  public String value() {
    return switch (kind) {
      case STRING -> StringLiteral.decode(text);
      case DOLLAR_STRING -> dollarBody();
      case QUOTED_NAME -> text.substring(1, text.length() - 1).replace("\"\"", "\"");
      default -> text;
    };
  }

  private String dollarBody() {
    int tag = text.indexOf('$', 1) + 1;
    return text.substring(tag, text.length() - tag);
  }
}
