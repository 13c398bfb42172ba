package dev.stepshift.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/** A text, its tokens, and replacements to be made in it: all else stays as it is. */
public final class SqlText {

  private record Edit(int start, int end, String text) {}

  private final String sql;
  private final List<Token> tokens;
  private final List<Edit> edits = new ArrayList<>();

  private SqlText(String sql) {
    this.sql = sql;
    this.tokens = Tokenizer.tokenize(sql);
  }

  public static SqlText of(String sql) {
    return new SqlText(sql);
  }

  String sql() {
    return sql;
  }

  public int size() {
    return tokens.size();
  }

  public Token token(int index) {
    return tokens.get(index);
  }

  /** Whether the token exists and is the word. */
  public boolean is(int index, String word) {
    return index >= 0 && index < tokens.size() && tokens.get(index).is(word);
  }

  boolean isAny(int index, String... words) {
    return index >= 0 && index < tokens.size() && tokens.get(index).isAny(words);
  }

  boolean isOperator(int index, String operator) {
    return index >= 0 && index < tokens.size() && tokens.get(index).isOperator(operator);
  }

  boolean isName(int index) {
    return index >= 0 && index < tokens.size() && tokens.get(index).isName();
  }

  /** Whether the words stand here one after the other. */
  public boolean matches(int index, String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!is(index + i, words[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether a call of the unqualified function begins here. */
  boolean isCall(int index, String... functions) {
    return isAny(index, functions) && isOperator(index + 1, "(") && !isOperator(index - 1, ".");
  }

  /** The index of the parenthesis that closes the one here; the size if none does. */
  int closing(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      if (isOperator(i, "(") || isOperator(i, "[")) {
        depth++;
      } else if (isOperator(i, ")") || isOperator(i, "]")) {
        depth--;
        if (depth == 0) {
          return i;
        }
      }
    }
    return tokens.size();
  }

  /** The index of the parenthesis that is open at this token, or -1. */
  int opening(int index) {
    int depth = 0;
    for (int i = index - 1; i >= 0; i--) {
      if (isOperator(i, ")")) {
        depth++;
      } else if (isOperator(i, "(")) {
        if (depth == 0) {
          return i;
        }
        depth--;
      }
    }
    return -1;
  }

  /** A range of tokens, the end exclusive. */
  record Range(int from, int to) {}

  /** The pieces between the commas of a parenthesis, none for an empty one. */
  List<Range> arguments(int open) {
    int close = closing(open);
    return open + 1 >= close ? List.of() : pieces(open + 1, close);
  }

  /** The pieces between the commas of a range, parentheses respected. */
  List<Range> pieces(int from, int to) {
    List<Range> pieces = new ArrayList<>();
    int depth = 0;
    int start = from;
    for (int i = from; i < to; i++) {
      if (isOperator(i, "(") || isOperator(i, "[")) {
        depth++;
      } else if (isOperator(i, ")") || isOperator(i, "]")) {
        depth--;
      } else if (depth == 0 && isOperator(i, ",")) {
        pieces.add(new Range(start, i));
        start = i + 1;
      }
    }
    pieces.add(new Range(start, to));
    return pieces;
  }

  /** The first token of a range, outside parentheses, that is one of the words; -1 if none is. */
  public int find(int from, int to, String... words) {
    int depth = 0;
    for (int i = from; i < to && i < tokens.size(); i++) {
      if (isOperator(i, "(")) {
        depth++;
      } else if (isOperator(i, ")")) {
        depth--;
        if (depth < 0) {
          return -1;
        }
      } else if (depth == 0 && isAny(i, words) && !isOperator(i - 1, ".")) {
        return i;
      }
    }
    return -1;
  }

  /** The source text of a range. */
  String text(Range range) {
    return text(range.from(), range.to());
  }

  /** The source text of the tokens, the end exclusive. */
  public String text(int from, int to) {
    return from >= to ? "" : sql.substring(tokens.get(from).start(), tokens.get(to - 1).end());
  }

  /** Replaces the tokens, the end exclusive, and what is between them. */
  void replace(int from, int to, String text) {
    edits.add(new Edit(tokens.get(from).start(), tokens.get(to - 1).end(), text));
  }

  void replace(int index, String text) {
    replace(index, index + 1, text);
  }

  /** Removes the tokens, the end exclusive. */
  void remove(int from, int to) {
    if (from < to) {
      replace(from, to, "");
    }
  }

  /** Puts text behind the token. */
  void insertAfter(int index, String text) {
    int end = tokens.get(index).end();
    edits.add(new Edit(end, end, text));
  }

  /** Puts text in front of the token. */
  void insertBefore(int index, String text) {
    int start = tokens.get(index).start();
    edits.add(new Edit(start, start, text));
  }

  /** The text with its replacements made. */
  String apply() {
    if (edits.isEmpty()) {
      return sql;
    }
    List<Edit> ordered = new ArrayList<>(edits);
    ordered.sort((a, b) -> a.start() != b.start() ? a.start() - b.start() : a.end() - b.end());
    StringBuilder result = new StringBuilder(sql.length() + 64);
    int at = 0;
    for (Edit edit : ordered) {
      if (edit.start() < at) {
        throw new IllegalStateException("two rules change the same place: " + edit);
      }
      result.append(sql, at, edit.start()).append(edit.text());
      at = edit.end();
    }
    return result.append(sql, at, sql.length()).toString();
  }
}
