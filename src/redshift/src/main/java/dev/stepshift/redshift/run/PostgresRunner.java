package dev.stepshift.redshift.run;

import dev.stepshift.redshift.sql.Kind;
import dev.stepshift.redshift.sql.LateralAlias;
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

  Outcome run(Translation translation) throws SQLException, StatementFailed {
    if (!mayUseAliases(translation)) {
      return execute(translation.sql());
    }
    String sql = translation.sql();
    SQLException first = null;
    for (int repairs = 0; ; repairs++) {
      Savepoint before = connection.getAutoCommit() ? null : connection.setSavepoint();
      try {
        Outcome outcome = execute(sql);
        if (before != null) {
          connection.releaseSavepoint(before);
        }
        return outcome;
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

  private static boolean mayUseAliases(Translation translation) {
    boolean kind =
        translation.kind() == Kind.QUERY
            || translation.kind() == Kind.CHANGE
            || translation.kind() == Kind.DEFINITION;
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

  private Outcome execute(String sql) throws SQLException, StatementFailed {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      boolean hasRows = statement.execute(sql);
      if (!hasRows) {
        return Outcome.affected(Math.max(0, statement.getLargeUpdateCount()));
      }
      try (ResultSet rows = statement.getResultSet()) {
        return Outcome.of(ResultReader.read(rows));
      }
    }
  }
}
