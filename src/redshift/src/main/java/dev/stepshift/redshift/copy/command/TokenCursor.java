package dev.stepshift.redshift.copy.command;

import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.sql.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Walks over the tokens of one statement; a trailing semicolon is the end. */
final class TokenCursor {

  private final List<Token> tokens;
  private int at;

  TokenCursor(List<Token> tokens) {
    int end = tokens.size();
    while (end > 0 && tokens.get(end - 1).isOperator(";")) {
      end--;
    }
    this.tokens = tokens.subList(0, end);
  }

  boolean atEnd() {
    return at >= tokens.size();
  }

  Token next(String expected) throws CopyFailed {
    if (atEnd()) {
      throw new CopyFailed("syntax error at end of input: COPY expects " + expected);
    }
    return tokens.get(at++);
  }

  boolean accept(String word) {
    boolean matches = !atEnd() && tokens.get(at).is(word);
    at += matches ? 1 : 0;
    return matches;
  }

  boolean acceptOperator(String operator) {
    boolean matches = !atEnd() && tokens.get(at).isOperator(operator);
    at += matches ? 1 : 0;
    return matches;
  }

  void require(String word) throws CopyFailed {
    Token token = next(word.toUpperCase(Locale.ROOT));
    if (!token.is(word)) {
      throw syntaxError(token);
    }
  }

  void requireOperator(String operator) throws CopyFailed {
    Token token = next("\"" + operator + "\"");
    if (!token.isOperator(operator)) {
      throw syntaxError(token);
    }
  }

  String name(String what) throws CopyFailed {
    Token token = next(what);
    if (!token.isName()) {
      throw syntaxError(token);
    }
    return token.name();
  }

  /** The value of a quoted argument behind an optional AS. */
  String string(String option) throws CopyFailed {
    accept("as");
    Token token = next("a value in quotes after " + option);
    if (token.kind() != Token.Kind.STRING && token.kind() != Token.Kind.DOLLAR_STRING) {
      throw new CopyFailed(
          "syntax error at or near \""
              + token.text()
              + "\": "
              + option
              + " needs a value in quotes");
    }
    return token.value();
  }

  /** Whether a quoted argument comes next, an AS before it skipped. */
  boolean stringFollows() {
    int look = at;
    if (look < tokens.size() && tokens.get(look).is("as")) {
      look++;
    }
    return look < tokens.size() && tokens.get(look).kind() == Token.Kind.STRING;
  }

  /** A whole number, bare or quoted, within bounds. */
  long number(String option, long minimum, long maximum) throws CopyFailed {
    accept("as");
    Token token = next("a number after " + option);
    String text = token.value();
    if (!text.matches("\\d{1,18}")) {
      throw new CopyFailed(
          "syntax error at or near \"" + token.text() + "\": " + option + " needs a whole number");
    }
    long value = Long.parseLong(text);
    if (value < minimum || value > maximum) {
      throw new CopyFailed(
          option + " must be between " + minimum + " and " + maximum + ", not " + value);
    }
    return value;
  }

  /** ON, OFF, TRUE or FALSE; empty when none comes next. */
  Optional<Boolean> acceptSwitch() {
    if (accept("on") || accept("true")) {
      return Optional.of(true);
    }
    if (accept("off") || accept("false")) {
      return Optional.of(false);
    }
    return Optional.empty();
  }

  static CopyFailed syntaxError(Token token) {
    return new CopyFailed("syntax error at or near \"" + token.text() + "\"");
  }
}
