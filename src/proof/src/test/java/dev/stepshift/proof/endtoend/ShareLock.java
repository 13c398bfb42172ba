package dev.stepshift.proof.endtoend;

import dev.stepshift.proof.stage.Stage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.services.redshiftdata.model.StatementData;

/** Somebody else's transaction that keeps a table from being written; reading goes on. */
final class ShareLock implements AutoCloseable {

  private final Stage stage;
  private final Connection connection;

  private ShareLock(Stage stage, Connection connection) {
    this.stage = stage;
    this.connection = connection;
  }

  static ShareLock ofWrites(Stage stage, String table) throws SQLException {
    Connection connection = stage.connect();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("lock table " + table + " in share mode");
    }
    return new ShareLock(stage, connection);
  }

  /** Waits until a run's merge of a table waits for the lock, and gives its id. */
  String waitingMerge(String run, String table) {
    return waiting(run, table + "/merge");
  }

  /**
   * Waits until a statement of a run waits for the lock, and gives its id.
   *
   * @param step its table and step, as in {@code orders/merge}
   */
  String waiting(String run, String step) {
    String runId = run.substring(run.lastIndexOf(':') + 1);
    String name = "/" + runId + "/" + step;
    AtomicReference<String> found = new AtomicReference<>();
    stage.until(
        step + " that waits",
        () -> {
          waiting(name).map(StatementData::id).ifPresent(found::set);
          return found.get() != null;
        });
    return found.get();
  }

  /** Waits until so many statements wait, for the lock or for each other. */
  void awaitWaiting(int statements) {
    stage.until(
        statements + " statements that wait",
        () ->
            stage
                    .query(
                        "select pid from pg_stat_activity where cardinality(pg_blocking_pids(pid)) > 0")
                    .size()
                == statements);
  }

  private Optional<StatementData> waiting(String name) {
    return stage.statements(name).stream()
        .filter(Stage::isActive)
        .filter(statement -> isBlocked(statement.id()))
        .findFirst();
  }

  /** Other statements may wait for each other for a moment, and say nothing of this one. */
  private boolean isBlocked(String statement) {
    long pid = stage.redshiftData().describeStatement(of -> of.id(statement)).redshiftPid();
    return !stage
        .query(
            "select 1 from pg_locks where not granted and locktype = 'relation' and pid = " + pid)
        .isEmpty();
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }
}
