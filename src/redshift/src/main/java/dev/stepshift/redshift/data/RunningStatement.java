package dev.stepshift.redshift.data;

import dev.stepshift.redshift.run.Executor;
import dev.stepshift.redshift.run.Session;
import dev.stepshift.redshift.run.StatementFailed;
import java.time.Duration;

/** A statement while it runs, and what may be done to it. */
public final class RunningStatement {

  private final Submitted statement;
  private final Session session;
  private final Executor executor;

  RunningStatement(Submitted statement, Session session, Executor executor) {
    this.statement = statement;
    this.session = session;
    this.executor = executor;
  }

  /** As it was submitted; empty without one. */
  public String name() {
    return statement.submission().statementName().orElse("");
  }

  /** Ends it as a user's cancel does. */
  public void cancel() {
    statement.askCancel();
    session.markCancelled();
  }

  /** Ends the server process of its connection. */
  public void kill() {
    executor.kill(session);
  }

  /**
   * Keeps its session busy.
   *
   * @throws StatementFailed if its statement_timeout or a cancel ends it meanwhile
   */
  public void pause(Duration duration) throws StatementFailed {
    session.pause(duration, executor.nextQueryId());
  }
}
