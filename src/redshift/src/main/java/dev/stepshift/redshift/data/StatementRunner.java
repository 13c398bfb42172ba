package dev.stepshift.redshift.data;

import dev.stepshift.redshift.run.Session;
import dev.stepshift.redshift.run.Sessions;
import dev.stepshift.redshift.run.StatementFailed;
import dev.stepshift.redshift.run.StatementResult;
import dev.stepshift.redshift.sql.NamedParameters;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Runs submitted statements on threads of its own, a session each. */
final class StatementRunner implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(StatementRunner.class);
  private static final int THREADS = 64;
  private static final int CLOSE_SECONDS = 10;
  private static final long CANCEL_AGAIN_MILLIS = 200;
  private static final String NOT_REACHED = "Connection or an prior query failed.";

  private final Sessions sessions;
  private final KeptSessions keptSessions;
  private final String database;
  private final Consumer<SubmittedStatement> ended;
  private final StatementWatcher watcher;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(THREADS, StatementRunner::daemon);
  private final ExecutorService cancels = Executors.newCachedThreadPool(StatementRunner::daemon);
  private final AtomicLong sqlsRun = new AtomicLong();

  /**
   * @param database the only database there is
   * @param ended told of each statement after its last state can be seen
   * @param watcher has a say while batches run
   */
  StatementRunner(
      Sessions sessions,
      KeptSessions keptSessions,
      String database,
      Consumer<SubmittedStatement> ended,
      StatementWatcher watcher) {
    this.watcher = watcher;
    this.sessions = sessions;
    this.keptSessions = keptSessions;
    this.database = database;
    this.ended = ended;
  }

  /** How many SQL texts were begun, those of batches counted one by one. */
  long sqlsRun() {
    return sqlsRun.get();
  }

  void submit(SubmittedStatement statement, Optional<KeptSessions.Kept> kept) {
    threads.execute(() -> run(statement, kept));
  }

  private void run(SubmittedStatement statement, Optional<KeptSessions.Kept> kept) {
    try {
      if (!statement.pick()) {
        abort(statement, 0);
      } else if (!statement.request().database().equals(database)) {
        fail(
            statement,
            0,
            "FATAL: database \"" + statement.request().database() + "\" does not exist");
      } else if (kept.isPresent()) {
        runKept(statement, kept.get());
      } else {
        try (Session session = sessions.open()) {
          runIn(session, statement);
        }
      }
    } catch (SQLException noSession) {
      fail(statement, 0, "FATAL: " + noSession.getMessage());
    } catch (RuntimeException bug) {
      LOG.error("a statement broke the local warehouse", bug);
      fail(statement, 0, "ERROR: " + bug);
    } finally {
      ended.accept(statement);
    }
  }

  private void runKept(SubmittedStatement statement, KeptSessions.Kept kept) throws SQLException {
    Session session = keptSessions.take(kept);
    try {
      runIn(session, statement);
    } finally {
      keptSessions.giveBack(kept);
    }
  }

  private void runIn(Session session, SubmittedStatement statement) throws SQLException {
    if (!statement.start(session)) {
      abort(statement, 0);
      return;
    }
    if (statement.request().batch()) {
      runBatch(session, statement);
    } else {
      runSingle(session, statement);
    }
  }

  private void runSingle(Session session, SubmittedStatement statement) {
    SubStatement subStatement = statement.subStatements().get(0);
    RunningStatement running = new RunningStatement(statement, session, sessions);
    long queryId = begin(subStatement);
    try {
      // It commits by itself, so all that comes before its commit comes before it.
      watcher.reached(StatementPoint.START, running);
      watcher.reached(StatementPoint.MIDDLE, running);
      watcher.reached(StatementPoint.END, running);
      StatementResult result = session.runAlone(bound(statement, subStatement), queryId);
      watcher.reached(StatementPoint.COMMITTED, running);
      statement.leaveSession();
      subStatement.finished(result);
      statement.end(StatementStatus.FINISHED, "");
    } catch (StatementFailed failure) {
      statement.leaveSession();
      end(statement, 0, failure.text(), failure.text());
    }
  }

  private void runBatch(Session session, SubmittedStatement statement) throws SQLException {
    session.begin();
    RunningStatement running = new RunningStatement(statement, session, sessions);
    int at = 0;
    long queryId = -1;
    try {
      watcher.reached(StatementPoint.START, running);
      for (; at < statement.subStatements().size(); at++) {
        if (at == statement.subStatements().size() / 2) {
          watcher.reached(StatementPoint.MIDDLE, running);
        }
        SubStatement subStatement = statement.subStatements().get(at);
        queryId = begin(subStatement);
        subStatement.finished(session.runInBatch(bound(statement, subStatement), queryId));
      }
      at = statement.subStatements().size() - 1;
      watcher.reached(StatementPoint.END, running);
      session.commit(queryId);
      watcher.reached(StatementPoint.COMMITTED, running);
      statement.leaveSession();
      statement.end(StatementStatus.FINISHED, "");
    } catch (StatementFailed failure) {
      session.rollback();
      statement.leaveSession();
      String text = failure.text();
      end(statement, at, text, "Query #" + (at + 1) + " failed with " + text);
    }
  }

  private long begin(SubStatement subStatement) {
    long queryId = sessions.nextQueryId();
    sqlsRun.incrementAndGet();
    subStatement.started(queryId);
    return queryId;
  }

  private static String bound(SubmittedStatement statement, SubStatement subStatement) {
    return NamedParameters.bind(subStatement.sql(), statement.request().parameters());
  }

  private static void end(
      SubmittedStatement statement, int at, String subStatementError, String error) {
    if (statement.cancelAsked()) {
      statement.subStatements().get(at).aborted(subStatementError);
      abortRest(statement, at + 1);
      statement.end(StatementStatus.ABORTED, error);
    } else {
      statement.subStatements().get(at).failed(subStatementError);
      abortRest(statement, at + 1);
      statement.end(StatementStatus.FAILED, error);
    }
  }

  private static void abort(SubmittedStatement statement, int at) {
    abortRest(statement, at);
    statement.end(StatementStatus.ABORTED, "ERROR: Query cancelled on user's request");
  }

  private static void fail(SubmittedStatement statement, int at, String text) {
    statement.subStatements().get(at).failed(text);
    abortRest(statement, at + 1);
    statement.end(StatementStatus.FAILED, text);
  }

  private static void abortRest(SubmittedStatement statement, int from) {
    for (int i = from; i < statement.subStatements().size(); i++) {
      statement.subStatements().get(i).aborted(NOT_REACHED);
    }
  }

  /** Ends a statement early; false when it had ended already. */
  boolean cancel(SubmittedStatement statement) {
    if (statement.status().ended()) {
      return false;
    }
    statement.askCancel().ifPresent(session -> cancels.execute(() -> interrupt(statement)));
    return true;
  }

  /** A cancel between two queries of one statement reaches neither, so it is repeated. */
  private void interrupt(SubmittedStatement statement) {
    try {
      Optional<Session> session = statement.askCancel();
      while (session.isPresent()) {
        sessions.cancel(session.get());
        Thread.sleep(CANCEL_AGAIN_MILLIS);
        session = statement.askCancel();
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      threads.shutdownNow();
    }
    cancels.shutdownNow();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "local-redshift");
    thread.setDaemon(true);
    return thread;
  }
}
