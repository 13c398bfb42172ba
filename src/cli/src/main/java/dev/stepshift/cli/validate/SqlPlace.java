package dev.stepshift.cli.validate;

import dev.stepshift.redshift.sql.Token;
import dev.stepshift.redshift.sql.Tokenizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A place in a file of SQL. What runs is not the file but what becomes of it: the place is found
 * again by counting how often the word stands before it.
 *
 * @param line counted from 1
 * @param column counted from 1
 */
record SqlPlace(int line, int column) {

  /**
   * Where a word of the statement stands in the file.
   *
   * @param offset of the word, or of the schema before it, in the statement
   */
  static Optional<SqlPlace> of(String file, String statement, int offset) {
    List<Token> tokens = Tokenizer.tokenize(statement);
    int at = 0;
    while (at < tokens.size() && tokens.get(at).end() <= offset) {
      at++;
    }
    while (at + 2 < tokens.size() && tokens.get(at + 1).isOperator(".")) {
      at += 2;
    }
    if (at >= tokens.size()) {
      return Optional.empty();
    }
    String word = word(tokens.get(at));
    long before = tokens.subList(0, at).stream().filter(one -> word(one).equals(word)).count();
    return ofWord(file, word, before);
  }

  /** Where a name stands in the file for the first time. */
  static Optional<SqlPlace> ofName(String file, String name) {
    return ofWord(file, name, 0);
  }

  private static Optional<SqlPlace> ofWord(String file, String word, long before) {
    return Tokenizer.tokenize(file).stream()
        .filter(token -> word(token).equals(word))
        .skip(before)
        .findFirst()
        .map(token -> at(file, token.start()));
  }

  private static String word(Token token) {
    return token.isName() ? token.name() : token.text().toLowerCase(Locale.ROOT);
  }

  private static SqlPlace at(String file, int offset) {
    String before = file.substring(0, offset);
    int line = 1 + (int) before.chars().filter(character -> character == '\n').count();
    return new SqlPlace(line, offset - before.lastIndexOf('\n'));
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
