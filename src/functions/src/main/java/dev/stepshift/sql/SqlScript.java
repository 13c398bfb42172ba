package dev.stepshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits SQL text into statements, because the Data API takes one a list element. A semicolon ends
 * a statement unless it stands in a string, a quoted name, a comment or a dollar-quoted body.
 */
public final class SqlScript {

  private static final Pattern DOLLAR_TAG = Pattern.compile("\\$(?:[A-Za-z_][A-Za-z0-9_]*)?\\$");

  private final String text;
  private final List<String> statements = new ArrayList<>();
  private int position;
  private int start;
  private boolean holdsSql;

  private SqlScript(String text) {
    this.text = text;
  }

  /**
   * The statements of the text without their semicolons; a part that is nothing but comments is no
   * statement.
   *
   * @throws IllegalArgumentException if a string, name, comment or body is not closed
   */
  public static List<String> statements(String text) {
    return new SqlScript(text).split();
  }

  private List<String> split() {
    while (position < text.length()) {
      char next = text.charAt(position);
      if (next == ';') {
        endStatement();
      } else if (text.startsWith("--", position)) {
        skipLine();
      } else if (text.startsWith("/*", position)) {
        skipBlockComment();
      } else {
        holdsSql |= !Character.isWhitespace(next);
        switch (next) {
          case '\'' -> skipString();
          case '"' -> skipPast("\"", position + 1, "A quoted name");
          case '$' -> skipDollarBody();
          default -> position++;
        }
      }
    }
    endStatement();
    return List.copyOf(statements);
  }

  private void endStatement() {
    if (holdsSql) {
      statements.add(text.substring(start, position).strip());
    }
    position++;
    start = position;
    holdsSql = false;
  }

  private void skipLine() {
    int end = text.indexOf('\n', position);
    position = end < 0 ? text.length() : end;
  }

  private void skipBlockComment() {
    int open = position;
    int depth = 0;
    do {
      if (text.startsWith("/*", position)) {
        depth++;
        position += 2;
      } else if (text.startsWith("*/", position)) {
        depth--;
        position += 2;
      } else if (position >= text.length()) {
        throw notClosed("A comment", open);
      } else {
        position++;
      }
    } while (depth > 0);
  }

  private void skipString() {
    int open = position;
    position++;
    while (position < text.length() && text.charAt(position) != '\'') {
      // Redshift escapes with a backslash; a doubled quote is just two strings in a row here.
      position += text.charAt(position) == '\\' ? 2 : 1;
    }
    if (position >= text.length()) {
      throw notClosed("A string", open);
    }
    position++;
  }

  private void skipDollarBody() {
    Matcher tag = DOLLAR_TAG.matcher(text).region(position, text.length());
    boolean insideWord = position > 0 && Character.isJavaIdentifierPart(text.charAt(position - 1));
    if (insideWord || !tag.lookingAt()) {
      position++;
      return;
    }
    skipPast(tag.group(), tag.end(), "A dollar-quoted body");
  }

  private void skipPast(String end, int from, String what) {
    int found = text.indexOf(end, from);
    if (found < 0) {
      throw notClosed(what, position);
    }
    position = found + end.length();
  }

  private IllegalArgumentException notClosed(String what, int open) {
    long line = 1 + text.substring(0, open).chars().filter(c -> c == '\n').count();
    return new IllegalArgumentException(
        what + " that begins in line " + line + " of the SQL is not closed.");
  }
}
