package dev.stepshift.redshift.data;

import dev.stepshift.redshift.run.Session;
import dev.stepshift.redshift.run.Sessions;
import dev.stepshift.redshift.run.StatementFailed;
import java.time.Duration;

/** A statement while it runs, and what may be done to it. */
public final class RunningStatement {

  private final SubmittedStatement statement;
  private final Session session;
  private final Sessions sessions;

  RunningStatement(SubmittedStatement statement, Session session, Sessions sessions) {
    this.statement = statement;
    this.session = session;
    this.sessions = sessions;
  }

  /** As it was submitted; empty without one. */
  public String name() {
    return statement.request().statementName().orElse("");
  }

  /** Ends it as a user's cancel does. */
  public void cancel() {
    statement.askCancel();
    session.markCancelled();
  }

  /** Ends the server process of its connection. */
  public void kill() {
    sessions.kill(session);
  }

  /**
   * Keeps its session busy.
   *
   * @throws StatementFailed if its statement_timeout or a cancel ends it meanwhile
   */
  public void pause(Duration duration) throws StatementFailed {
    session.pause(duration, sessions.nextQueryId());
  }
}
