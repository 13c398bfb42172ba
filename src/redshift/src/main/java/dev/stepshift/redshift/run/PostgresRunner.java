package dev.stepshift.redshift.run;

import dev.stepshift.redshift.sql.LateralAlias;
import dev.stepshift.redshift.sql.StatementKind;
import dev.stepshift.redshift.sql.Translation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Gives a translated statement to PostgreSQL, and repairs the aliases that it does not find. */
final class PostgresRunner {

  private static final String UNKNOWN_COLUMN = "42703";
  private static final int MOST_REPAIRS = 200;

  private final Connection connection;

  PostgresRunner(Connection connection) {
    this.connection = connection;
  }

  StatementResult run(Translation translation) throws SQLException, StatementFailed {
    if (!mayUseAliases(translation)) {
      return execute(translation.sql());
    }
    String sql = translation.sql();
    SQLException first = null;
    for (int repairs = 0; ; repairs++) {
      Savepoint before = connection.getAutoCommit() ? null : connection.setSavepoint();
      try {
        StatementResult result = execute(sql);
        if (before != null) {
          connection.releaseSavepoint(before);
        }
        return result;
      } catch (SQLException error) {
        first = first == null ? error : first;
        Optional<String> repaired =
            repairs < MOST_REPAIRS ? repaired(sql, error) : Optional.empty();
        if (repaired.isEmpty()) {
          throw UNKNOWN_COLUMN.equals(error.getSQLState()) ? first : error;
        }
        if (before != null) {
          connection.rollback(before);
        }
        sql = repaired.get();
      }
    }
  }

  /** Runs a statement that is PostgreSQL's already; answers how many rows it changed. */
  long update(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
      return Math.max(0, statement.getLargeUpdateCount());
    }
  }

  private static boolean mayUseAliases(Translation translation) {
    boolean kind =
        translation.kind() == StatementKind.QUERY
            || translation.kind() == StatementKind.CHANGE
            || translation.kind() == StatementKind.DEFINITION;
    return kind && translation.sql().matches("(?is).*\\bselect\\b.*\\bas\\b.*");
  }

  private static Optional<String> repaired(String sql, SQLException error) {
    if (!UNKNOWN_COLUMN.equals(error.getSQLState()) || !(error instanceof PSQLException postgres)) {
      return Optional.empty();
    }
    ServerErrorMessage server = postgres.getServerErrorMessage();
    return server == null || server.getPosition() < 1
        ? Optional.empty()
        : LateralAlias.repair(sql, server.getPosition());
  }

  private StatementResult execute(String sql) throws SQLException, StatementFailed {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      boolean hasRows = statement.execute(sql);
      if (!hasRows) {
        return StatementResult.affected(Math.max(0, statement.getLargeUpdateCount()));
      }
      try (ResultSet rows = statement.getResultSet()) {
        return StatementResult.of(ResultReader.read(rows));
      }
    }
  }
}
