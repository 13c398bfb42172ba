package dev.stepshift.redshift.sql;

import java.util.List;

/**
 * A Redshift statement in PostgreSQL's words.
 *
 * @param sql what PostgreSQL runs; the original text for kinds that the session runs itself
 * @param after statements that keep what PostgreSQL has no place for; run in the same transaction
 */
public record Translation(StatementKind kind, String sql, List<String> after) {

  public Translation {
    after = List.copyOf(after);
  }

  static Translation of(StatementKind kind, String sql) {
    return new Translation(kind, sql, List.of());
  }
}
