package dev.stepshift.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a script at its semicolons: those in strings, comments and dollar quotes separate nothing.
 */
public final class StatementSplitter {

  private StatementSplitter() {}

  /**
   * The statements of the text without their semicolons, each with the comments around it; pieces
   * that hold no token are left out.
   */
  public static List<String> split(String sql) {
    List<String> statements = new ArrayList<>();
    int start = 0;
    boolean empty = true;
    for (Token token : Tokenizer.tokenize(sql)) {
      if (token.isOperator(";")) {
        if (!empty) {
          statements.add(sql.substring(start, token.start()).strip());
        }
        start = token.end();
        empty = true;
      } else {
        empty = false;
      }
    }
    if (!empty) {
      statements.add(sql.substring(start).strip());
    }
    return List.copyOf(statements);
  }
}
