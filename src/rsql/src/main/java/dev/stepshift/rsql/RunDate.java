package dev.stepshift.rsql;

import dev.stepshift.redshift.sql.Token;
import dev.stepshift.redshift.sql.Token.Kind;
import dev.stepshift.redshift.sql.Tokenizer;

/**
 * Writes SQL as a file of a pipeline has it: the run's date is {@code {run_date}}, which brings its
 * own quotes, and a brace of the SQL stands behind a backslash.
 */
final class RunDate {

  /** Stands for the date while a script is read; a letter nobody uses, from the private area. */
  static final String MARK = "\uE000";

  private static final String WORD = "{run_date}";

  private RunDate() {}

  /** Whether the date is a value of its own everywhere, so that {@link #write} can name it. */
  static boolean isWritable(String sql) {
    return Tokenizer.tokenize(sql).stream()
        .allMatch(token -> !token.text().contains(MARK) || isDate(token));
  }

  static String write(String sql) {
    StringBuilder out = new StringBuilder();
    int copied = 0;
    for (Token token : Tokenizer.tokenize(sql)) {
      if (isDate(token)) {
        out.append(escape(sql.substring(copied, token.start()))).append(WORD);
        copied = token.end();
      }
    }
    return out.append(escape(sql.substring(copied))).toString();
  }

  private static String escape(String sql) {
    return sql.replace("{", "\\{").replace(MARK, "the run's date");
  }

  private static boolean isDate(Token token) {
    return (token.kind() == Kind.STRING && token.text().equals("'" + MARK + "'"))
        || (token.kind() == Kind.WORD && token.text().equals(MARK));
  }
}
