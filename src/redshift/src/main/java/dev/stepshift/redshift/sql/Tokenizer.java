package dev.stepshift.redshift.sql;

import dev.stepshift.redshift.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts Redshift SQL into tokens, without judging it.
 *
 * <p>What is not a token stays in the source text untouched, so that a statement can be changed at
 * single places and keep its comments and layout. Quotes and comments that never end run to the end
 * of the text: PostgreSQL reports them.
 */
public final class Tokenizer {

  private static final String OPERATOR_CHARS = "+-*/<>=~!@#%^&|`?";

  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokenizer(String sql) {
    this.sql = sql;
  }

  /** The tokens of the text, in order. */
  public static List<Token> tokenize(String sql) {
    return new Tokenizer(sql).run();
  }

  private List<Token> run() {
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (sql.startsWith("--", at)) {
        int newline = sql.indexOf('\n', at);
        at = newline < 0 ? sql.length() : newline + 1;
      } else if (sql.startsWith("/*", at)) {
        at = endOfBlockComment(at);
      } else {
        readToken(c);
      }
    }
    return List.copyOf(tokens);
  }

  private void readToken(char c) {
    int end;
    if (c == '\'' || (isStringPrefix(c) && peek(1) == '\'')) {
      emit(Kind.STRING, endOfString(c == '\'' ? at : at + 1));
    } else if (c == '"') {
      emit(Kind.QUOTED_NAME, endOfQuotedName(at));
    } else if (c == '$' && (end = endOfDollarString(at)) > 0) {
      emit(Kind.DOLLAR_STRING, end);
    } else if (c == '$' && isDigit(peek(1))) {
      emit(Kind.ARGUMENT, endOfDigits(at + 1));
    } else if (isNameStart(c) || (c == '#' && isTemporaryName())) {
      emit(Kind.WORD, endOfName(at + 1));
    } else if (isDigit(c) || (c == '.' && isDigit(peek(1)) && !followsName())) {
      emit(Kind.NUMBER, endOfNumber(at));
    } else if (c == ':' && peek(1) == ':') {
      emit(Kind.OPERATOR, at + 2);
    } else if (c == ':' && peek(1) == '=') {
      emit(Kind.OPERATOR, at + 2);
    } else if (c == ':' && isNameStart(peek(1))) {
      emit(Kind.PARAMETER, endOfName(at + 1));
    } else if (OPERATOR_CHARS.indexOf(c) >= 0) {
      emit(Kind.OPERATOR, endOfOperator(at));
    } else {
      emit(Kind.OPERATOR, at + 1);
    }
  }

  private void emit(Kind kind, int end) {
    tokens.add(new Token(kind, sql.substring(at, end), at, end));
    at = end;
  }

  private char peek(int offset) {
    return at + offset < sql.length() ? sql.charAt(at + offset) : '\0';
  }

  private static boolean isStringPrefix(char c) {
    return c == 'e' || c == 'E';
  }

  /** {@code #name} is a table after a word or a comma; between operands {@code #} is XOR. */
  private boolean isTemporaryName() {
    if (!isNameStart(peek(1)) || tokens.isEmpty()) {
      return false;
    }
    Token before = tokens.get(tokens.size() - 1);
    return before.isAny(
            "from",
            "join",
            "into",
            "table",
            "update",
            "using",
            "exists",
            "like",
            "analyze",
            "vacuum",
            "truncate",
            "copy",
            "delete",
            "only",
            "on",
            "verbose",
            "lock")
        || before.isOperator(",")
        || before.isOperator(".")
        || (before.isOperator("(")
            && tokens.size() > 1
            && tokens.get(tokens.size() - 2).is("from"));
  }

  private boolean followsName() {
    if (tokens.isEmpty()) {
      return false;
    }
    Token before = tokens.get(tokens.size() - 1);
    return before.end() == at && before.isName();
  }

  private int endOfBlockComment(int from) {
    int depth = 0;
    int i = from;
    while (i < sql.length()) {
      if (sql.startsWith("/*", i)) {
        depth++;
        i += 2;
      } else if (sql.startsWith("*/", i)) {
        depth--;
        i += 2;
        if (depth == 0) {
          return i;
        }
      } else {
        i++;
      }
    }
    return sql.length();
  }

  private int endOfString(int quote) {
    int i = quote + 1;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (c == '\\') {
        i += 2;
      } else if (c == '\'') {
        if (i + 1 < sql.length() && sql.charAt(i + 1) == '\'') {
          i += 2;
        } else {
          return i + 1;
        }
      } else {
        i++;
      }
    }
    return sql.length();
  }

  private int endOfQuotedName(int quote) {
    int i = quote + 1;
    while (i < sql.length()) {
      if (sql.charAt(i) == '"') {
        if (i + 1 < sql.length() && sql.charAt(i + 1) == '"') {
          i++;
        } else {
          return i + 1;
        }
      }
      i++;
    }
    return sql.length();
  }

  /** The end of a dollar-quoted string that starts here, or -1. */
  private int endOfDollarString(int from) {
    int i = from + 1;
    if (i < sql.length() && isDigit(sql.charAt(i))) {
      return -1;
    }
    while (i < sql.length() && isNamePart(sql.charAt(i)) && sql.charAt(i) != '$') {
      i++;
    }
    if (i >= sql.length() || sql.charAt(i) != '$') {
      return -1;
    }
    String tag = sql.substring(from, i + 1);
    int close = sql.indexOf(tag, i + 1);
    return close < 0 ? sql.length() : close + tag.length();
  }

  private int endOfDigits(int from) {
    int i = from;
    while (i < sql.length() && isDigit(sql.charAt(i))) {
      i++;
    }
    return i;
  }

  private int endOfNumber(int from) {
    int i = endOfDigits(from);
    if (i < sql.length() && sql.charAt(i) == '.' && !sql.startsWith("..", i)) {
      i = endOfDigits(i + 1);
    }
    if (i < sql.length() && (sql.charAt(i) == 'e' || sql.charAt(i) == 'E')) {
      int exponent = i + 1;
      if (exponent < sql.length() && (sql.charAt(exponent) == '+' || sql.charAt(exponent) == '-')) {
        exponent++;
      }
      if (exponent < sql.length() && isDigit(sql.charAt(exponent))) {
        return endOfDigits(exponent);
      }
    }
    return i;
  }

  private int endOfName(int from) {
    int i = from;
    while (i < sql.length() && isNamePart(sql.charAt(i))) {
      i++;
    }
    return i;
  }

  /** An operator ends where a comment begins, and before a sign that belongs to a number. */
  private int endOfOperator(int from) {
    int i = from + 1;
    while (i < sql.length()
        && OPERATOR_CHARS.indexOf(sql.charAt(i)) >= 0
        && !sql.startsWith("--", i)
        && !sql.startsWith("/*", i)) {
      i++;
    }
    boolean mayEndInSign = sql.substring(from, i).matches(".*[~!@#%^&|`?].*");
    while (!mayEndInSign
        && i > from + 1
        && (sql.charAt(i - 1) == '+' || sql.charAt(i - 1) == '-')) {
      i--;
    }
    return i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c > 127;
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c) || c == '$';
  }
}
