package dev.stepshift.redshift.run;

import dev.stepshift.redshift.copy.CopyRunner;
import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.postgres.ErrorText;
import dev.stepshift.redshift.sql.Refused;
import dev.stepshift.redshift.sql.StatementSplitter;
import dev.stepshift.redshift.sql.Translation;
import dev.stepshift.redshift.sql.Translator;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * One connection to the warehouse and the statements that run on it, one after the other.
 *
 * <p>A statement of its own commits itself. Statements of a batch share a transaction, as with
 * autocommit off: COMMIT commits what came before and the next statement opens a new transaction.
 */
public final class Session implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Session.class);

  private final Connection connection;
  private final Translator translator;
  private final CopyRunner copies;
  private final SchemaCreator schemas;
  private final QueryHistory history;
  private final PostgresRunner postgres;
  private final int pid;
  private volatile boolean cancelled;

  Session(
      Connection connection,
      Translator translator,
      CopyRunner copies,
      SchemaCreator schemas,
      QueryHistory history)
      throws SQLException {
    this.connection = connection;
    this.postgres = new PostgresRunner(connection);
    this.translator = translator;
    this.copies = copies;
    this.schemas = schemas;
    this.history = history;
    this.pid = connection.unwrap(PGConnection.class).getBackendPID();
  }

  /** The process id that the system views know the session by. */
  public int pid() {
    return pid;
  }

  /** From now on statements end as cancelled by a user. */
  public void markCancelled() {
    cancelled = true;
  }

  /** A session that is kept serves again after a cancelled statement. */
  public void clearCancel() {
    cancelled = false;
  }

  /**
   * Runs a text that holds one statement and commits it.
   *
   * @throws StatementFailed when it fails; nothing of it stays
   */
  public StatementResult runAlone(String sql, long queryId) throws StatementFailed {
    List<String> statements = StatementSplitter.split(sql);
    if (statements.size() > 1) {
      throw new StatementFailed("ERROR: cannot insert multiple commands into a prepared statement");
    }
    if (statements.isEmpty()) {
      return StatementResult.nothing();
    }
    return recorded(statements.get(0), queryId, false);
  }

  /** Opens the transaction of a batch. */
  public void begin() throws SQLException {
    connection.setAutoCommit(false);
  }

  /**
   * Runs one element of a batch, all its statements, in the open transaction.
   *
   * @return the result of the element's last statement
   */
  public StatementResult runInBatch(String sql, long queryId) throws StatementFailed {
    StatementResult last = StatementResult.nothing();
    for (String statement : StatementSplitter.split(sql)) {
      last = recorded(statement, queryId, true);
    }
    return last;
  }

  /**
   * Does nothing for a while, in the server.
   *
   * @throws StatementFailed if the session's statement_timeout or a cancel ends it before
   */
  public void pause(Duration duration, long queryId) throws StatementFailed {
    try {
      postgres.update("select pg_sleep(" + duration.toMillis() + " / 1000.0)");
    } catch (SQLException ended) {
      throw failure(ended, queryId);
    }
  }

  /** Commits the transaction of a batch. */
  public void commit(long queryId) throws StatementFailed {
    try {
      checkCancel(queryId);
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException error) {
      throw new StatementFailed(ErrorText.of(error, queryId), error);
    }
  }

  /** Undoes the transaction of a batch. */
  public void rollback() {
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException lost) {
      LOG.debugf("the session ended before its rollback: %s", lost.getMessage());
    }
  }

  private StatementResult recorded(String sql, long queryId, boolean batch) throws StatementFailed {
    Instant start = Instant.now();
    try {
      checkCancel(queryId);
      Translation translation = translator.translate(sql);
      history.noteSetting(pid, sql);
      StatementResult result = batch ? inBatch(translation, queryId) : alone(translation, queryId);
      checkCancel(queryId);
      history.succeeded(pid, queryId, sql, start, result);
      return result;
    } catch (Refused | SQLException | CopyFailed | StatementFailed error) {
      StatementFailed failure = failure(error, queryId);
      history.failed(pid, queryId, sql, start, failure.text(), cancelled);
      throw failure;
    }
  }

  private StatementFailed failure(Exception error, long queryId) {
    if (cancelled) {
      return new StatementFailed(cancelText(queryId), error);
    }
    if (error instanceof StatementFailed failed) {
      return failed;
    }
    if (error instanceof SQLException sql) {
      return new StatementFailed(ErrorText.of(sql, queryId), sql);
    }
    if (error.getCause() instanceof SQLException sql && ErrorText.isCancel(sql)) {
      return new StatementFailed(ErrorText.of(sql, queryId), error);
    }
    return new StatementFailed("ERROR: " + error.getMessage(), error);
  }

  private void checkCancel(long queryId) throws StatementFailed {
    if (cancelled) {
      throw new StatementFailed(cancelText(queryId));
    }
  }

  private static String cancelText(long queryId) {
    return "ERROR: Query (" + queryId + ") cancelled on user's request";
  }

  private StatementResult alone(Translation translation, long queryId)
      throws SQLException, CopyFailed, StatementFailed {
    boolean several =
        !translation.after().isEmpty()
            || switch (translation.kind()) {
              case COPY, APPEND, REMOVE_DUPLICATES -> true;
              default -> false;
            };
    if (!several) {
      return execute(translation, queryId);
    }
    connection.setAutoCommit(false);
    try {
      StatementResult result = execute(translation, queryId);
      connection.commit();
      return result;
    } finally {
      // Behind a commit there is nothing left to undo; behind an error there is.
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private StatementResult inBatch(Translation translation, long queryId)
      throws SQLException, CopyFailed, StatementFailed {
    switch (translation.kind()) {
      case BEGIN -> {
        return StatementResult.nothing();
      }
      case COMMIT -> {
        connection.commit();
        return StatementResult.nothing();
      }
      case ROLLBACK -> {
        connection.rollback();
        return StatementResult.nothing();
      }
      case VACUUM ->
          throw new StatementFailed("ERROR: VACUUM cannot run inside a transaction block");
      case APPEND ->
          throw new StatementFailed(
              "ERROR: ALTER TABLE APPEND cannot run inside a transaction block");
      case RESIZE ->
          throw new StatementFailed(
              "ERROR: ALTER TABLE ALTER COLUMN cannot run inside a transaction block");
      case TRUNCATE -> {
        StatementResult result = execute(translation, queryId);
        connection.commit();
        return result;
      }
      default -> {
        return execute(translation, queryId);
      }
    }
  }

  private StatementResult execute(Translation translation, long queryId)
      throws SQLException, CopyFailed, StatementFailed {
    StatementResult result =
        switch (translation.kind()) {
          case COPY -> copy(translation.sql(), queryId);
          case APPEND ->
              StatementResult.affected(new AlterTableAppend(connection).run(translation.sql()));
          case REMOVE_DUPLICATES ->
              StatementResult.affected(
                  new MergeRemoveDuplicates(connection).run(translation.sql()));
          case UNLOAD -> throw Refused.locally("UNLOAD");
          case NOTHING -> StatementResult.nothing();
          case DEFINITION ->
              schemas.make(connection, translation.sql())
                  ? StatementResult.nothing()
                  : postgres.run(translation);
          default -> postgres.run(translation);
        };
    for (String sql : translation.after()) {
      postgres.update(sql);
    }
    return result;
  }

  private StatementResult copy(String sql, long queryId) throws SQLException, CopyFailed {
    long rows = copies.run(connection, sql, queryId, pid);
    postgres.update("select set_config('rs.last_copy_id', '" + queryId + "', false)");
    return StatementResult.affected(rows);
  }

  @Override
  public void close() {
    history.forget(pid);
    try {
      connection.close();
    } catch (SQLException lost) {
      LOG.debugf("the session was closed already: %s", lost.getMessage());
    }
  }
}
