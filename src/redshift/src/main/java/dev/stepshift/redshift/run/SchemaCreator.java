package dev.stepshift.redshift.run;

import dev.stepshift.redshift.postgres.ConnectionSource;
import dev.stepshift.redshift.sql.SqlText;
import dev.stepshift.redshift.sql.StringLiteral;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jboss.logging.Logger;

/**
 * Runs {@code create schema if not exists} on a session of its own.
 *
 * <p>In PostgreSQL a second transaction that creates the same schema waits for the first one to
 * end, and then fails although it said IF NOT EXISTS. Loads that run side by side all begin that
 * way. The price: the empty schema stays when the transaction is rolled back.
 */
final class SchemaCreator {

  private static final Logger LOG = Logger.getLogger(SchemaCreator.class);
  private static final int PLAIN_FORM = 6;

  private final ConnectionSource connections;

  SchemaCreator(ConnectionSource connections) {
    this.connections = connections;
  }

  /** Whether the statement is one of these and its schema is there now. */
  boolean make(Connection session, String sql) throws SQLException {
    SqlText source = SqlText.of(sql);
    if (!source.matches(0, "create", "schema", "if", "not", "exists")
        || source.size() != PLAIN_FORM) {
      return false;
    }
    String name = source.token(PLAIN_FORM - 1).name();
    if (!exists(session, name)) {
      try (Connection connection = connections.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("set lock_timeout to '2s'");
        statement.execute(sql);
      } catch (SQLException taken) {
        LOG.debugf("schema %s was made by another session: %s", name, taken.getMessage());
      }
    }
    return exists(session, name);
  }

  private static boolean exists(Connection session, String name) throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet rows =
            statement.executeQuery(
                // A look into the table itself; the name lookup may answer from its cache.
                "select exists (select from pg_catalog.pg_namespace where nspname = "
                    + StringLiteral.encode(name)
                    + ")")) {
      rows.next();
      return rows.getBoolean(1);
    }
  }
}
