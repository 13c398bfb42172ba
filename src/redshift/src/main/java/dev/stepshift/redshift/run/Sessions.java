package dev.stepshift.redshift.run;

import dev.stepshift.redshift.copy.CopyRunner;
import dev.stepshift.redshift.postgres.ConnectionSource;
import dev.stepshift.redshift.sql.Translator;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Opens sessions on the warehouse, numbers their statements, and ends them early. */
public final class Sessions implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Sessions.class);
  private static final long FIRST_QUERY = 1001;

  private final ConnectionSource connections;
  private final CopyRunner copies;
  private final Translator translator = new Translator();
  private final SchemaCreator schemas;
  private final QueryHistory history;
  private final AtomicLong queries = new AtomicLong(FIRST_QUERY);

  public Sessions(ConnectionSource connections, CopyRunner copies) {
    this.connections = connections;
    this.copies = copies;
    this.schemas = new SchemaCreator(connections);
    this.history = new QueryHistory(connections);
  }

  /** A new session; it sees nothing of what others SET or keep in temporary tables. */
  public Session open() throws SQLException {
    return new Session(connections.connect(), translator, copies, schemas, history);
  }

  /** The id that the system views know the next statement by. */
  public long nextQueryId() {
    return queries.getAndIncrement();
  }

  /** Interrupts what the session runs; harmless when it runs nothing. */
  public void cancel(Session session) {
    session.markCancelled();
    try (Connection connection = connections.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_cancel_backend(" + session.pid() + ")");
    } catch (SQLException gone) {
      LOG.debugf("session %d cannot be cancelled: %s", session.pid(), gone.getMessage());
    }
  }

  /** Ends the session's server process and returns when it is gone. */
  public void kill(Session session) {
    try (Connection connection = connections.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_terminate_backend(" + session.pid() + ", 5000)");
    } catch (SQLException gone) {
      LOG.debugf("session %d cannot be ended: %s", session.pid(), gone.getMessage());
    }
  }

  @Override
  public void close() {
    history.close();
  }
}
