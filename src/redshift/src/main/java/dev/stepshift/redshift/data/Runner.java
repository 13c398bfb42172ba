package dev.stepshift.redshift.data;

import dev.stepshift.redshift.run.Executor;
import dev.stepshift.redshift.run.Outcome;
import dev.stepshift.redshift.run.Session;
import dev.stepshift.redshift.run.StatementFailed;
import dev.stepshift.redshift.sql.Parameters;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Runs submitted statements on threads of its own, a session each. */
final class Runner implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Runner.class);
  private static final int THREADS = 64;
  private static final int CLOSE_SECONDS = 10;
  private static final long CANCEL_AGAIN_MILLIS = 200;
  private static final String NOT_REACHED = "Connection or an prior query failed.";

  private final Executor executor;
  private final KeptSessions sessions;
  private final String database;
  private final Consumer<Submitted> ended;
  private final StatementWatcher watcher;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, Runner::daemon);
  private final ExecutorService cancels = Executors.newCachedThreadPool(Runner::daemon);
  private final AtomicLong partsRun = new AtomicLong();

  /**
   * @param database the only database there is
   * @param ended told of each statement after its last state can be seen
   * @param watcher has a say while batches run
   */
  Runner(
      Executor executor,
      KeptSessions sessions,
      String database,
      Consumer<Submitted> ended,
      StatementWatcher watcher) {
    this.watcher = watcher;
    this.executor = executor;
    this.sessions = sessions;
    this.database = database;
    this.ended = ended;
  }

  /** How many SQL texts were begun, those of batches counted one by one. */
  long partsRun() {
    return partsRun.get();
  }

  void submit(Submitted statement, Optional<KeptSessions.Kept> kept) {
    threads.execute(() -> run(statement, kept));
  }

  private void run(Submitted statement, Optional<KeptSessions.Kept> kept) {
    try {
      if (!statement.pick()) {
        abort(statement, 0);
      } else if (!statement.submission().database().equals(database)) {
        fail(
            statement,
            0,
            "FATAL: database \"" + statement.submission().database() + "\" does not exist");
      } else if (kept.isPresent()) {
        runKept(statement, kept.get());
      } else {
        try (Session session = executor.open()) {
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

  private void runKept(Submitted statement, KeptSessions.Kept kept) throws SQLException {
    Session session = sessions.take(kept);
    try {
      runIn(session, statement);
    } finally {
      sessions.giveBack(kept);
    }
  }

  private void runIn(Session session, Submitted statement) throws SQLException {
    if (!statement.start(session)) {
      abort(statement, 0);
      return;
    }
    if (statement.submission().batch()) {
      runBatch(session, statement);
    } else {
      runSingle(session, statement);
    }
  }

  private void runSingle(Session session, Submitted statement) {
    Part part = statement.parts().get(0);
    RunningStatement running = new RunningStatement(statement, session, executor);
    long queryId = begin(part);
    try {
      // It commits by itself, so all that comes before its commit comes before it.
      watcher.reached(StatementPoint.START, running);
      watcher.reached(StatementPoint.MIDDLE, running);
      watcher.reached(StatementPoint.END, running);
      Outcome outcome = session.runAlone(bound(statement, part), queryId);
      watcher.reached(StatementPoint.COMMITTED, running);
      statement.leaveSession();
      part.finished(outcome);
      statement.end(Status.FINISHED, "");
    } catch (StatementFailed failure) {
      statement.leaveSession();
      end(statement, 0, failure.getMessage(), failure.getMessage());
    }
  }

  private void runBatch(Session session, Submitted statement) throws SQLException {
    session.begin();
    RunningStatement running = new RunningStatement(statement, session, executor);
    int at = 0;
    long queryId = -1;
    try {
      watcher.reached(StatementPoint.START, running);
      for (; at < statement.parts().size(); at++) {
        if (at == statement.parts().size() / 2) {
          watcher.reached(StatementPoint.MIDDLE, running);
        }
        Part part = statement.parts().get(at);
        queryId = begin(part);
        part.finished(session.runInBatch(bound(statement, part), queryId));
      }
      at = statement.parts().size() - 1;
      watcher.reached(StatementPoint.END, running);
      session.commit(queryId);
      watcher.reached(StatementPoint.COMMITTED, running);
      statement.leaveSession();
      statement.end(Status.FINISHED, "");
    } catch (StatementFailed failure) {
      session.rollback();
      statement.leaveSession();
      String text = failure.getMessage();
      end(statement, at, text, "Query #" + (at + 1) + " failed with " + text);
    }
  }

  private long begin(Part part) {
    long queryId = executor.nextQueryId();
    partsRun.incrementAndGet();
    part.started(queryId);
    return queryId;
  }

  private static String bound(Submitted statement, Part part) {
    return Parameters.bind(part.sql(), statement.submission().parameters());
  }

  private static void end(Submitted statement, int at, String partError, String error) {
    if (statement.cancelAsked()) {
      statement.parts().get(at).aborted(partError);
      abortRest(statement, at + 1);
      statement.end(Status.ABORTED, error);
    } else {
      statement.parts().get(at).failed(partError);
      abortRest(statement, at + 1);
      statement.end(Status.FAILED, error);
    }
  }

  private static void abort(Submitted statement, int at) {
    abortRest(statement, at);
    statement.end(Status.ABORTED, "ERROR: Query cancelled on user's request");
  }

  private static void fail(Submitted statement, int at, String text) {
    statement.parts().get(at).failed(text);
    abortRest(statement, at + 1);
    statement.end(Status.FAILED, text);
  }

  private static void abortRest(Submitted statement, int from) {
    for (int i = from; i < statement.parts().size(); i++) {
      statement.parts().get(i).aborted(NOT_REACHED);
    }
  }

  /** Ends a statement early; false when it had ended already. */
  boolean cancel(Submitted statement) {
    if (statement.status().ended()) {
      return false;
    }
    statement.askCancel().ifPresent(session -> cancels.execute(() -> interrupt(statement)));
    return true;
  }

  /** A cancel between two queries of one statement reaches neither, so it is repeated. */
  private void interrupt(Submitted statement) {
    try {
      Optional<Session> session = statement.askCancel();
      while (session.isPresent()) {
        executor.cancel(session.get());
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
