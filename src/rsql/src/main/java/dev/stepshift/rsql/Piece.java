package dev.stepshift.rsql;

import java.util.Optional;

/**
 * What the script does at one place.
 *
 * @param sql a statement; for {@link Kind#MARK} a comment
 * @param bounds for {@link Kind#CHECK}: how many rows the query must find
 */
record Piece(Kind kind, Place place, String sql, Optional<Bounds> bounds) {

  enum Kind {
    STATEMENT,
    /** A SET, which holds for what comes after it in the session. */
    SETTING,
    /** A query whose rows are counted. */
    CHECK,
    /** What could not be turned. */
    MARK
  }

  static Piece statement(Place place, String sql) {
    return new Piece(Kind.STATEMENT, place, sql, Optional.empty());
  }

  static Piece setting(Place place, String sql) {
    return new Piece(Kind.SETTING, place, sql, Optional.empty());
  }

  static Piece check(Place place, String query, Bounds bounds) {
    return new Piece(Kind.CHECK, place, query, Optional.of(bounds));
  }

  static Piece mark(Finding problem) {
    return new Piece(Kind.MARK, problem.place(), problem.toString(), Optional.empty());
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
