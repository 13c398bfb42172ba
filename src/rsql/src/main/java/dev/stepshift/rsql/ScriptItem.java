package dev.stepshift.rsql;

import java.util.Optional;

/**
 * What the script does at one place.
 *
 * @param sql a statement; for {@link Kind#MARK} a comment
 * @param bounds for {@link Kind#CHECK}: how many rows the query must find
 */
record ScriptItem(Kind kind, ScriptLine place, String sql, Optional<RowBounds> bounds) {

  enum Kind {
    STATEMENT,
    /** A SET, which holds for what comes after it in the session. */
    SETTING,
    /** A query whose rows are counted. */
    CHECK,
    /** What could not be converted. */
    MARK
  }

  static ScriptItem statement(ScriptLine place, String sql) {
    return new ScriptItem(Kind.STATEMENT, place, sql, Optional.empty());
  }

  static ScriptItem setting(ScriptLine place, String sql) {
    return new ScriptItem(Kind.SETTING, place, sql, Optional.empty());
  }

  static ScriptItem check(ScriptLine place, String query, RowBounds bounds) {
    return new ScriptItem(Kind.CHECK, place, query, Optional.of(bounds));
  }

  static ScriptItem mark(Finding problem) {
    return new ScriptItem(Kind.MARK, problem.place(), problem.toString(), Optional.empty());
  }

  boolean is(Kind other) {
    return kind == other;
  }

  Statement statement() {
    return new Statement(sql);
  }

  /** Whether something is different after it. */
  boolean changes() {
    return kind == Kind.STATEMENT && !statement().isQuery();
  }
}
