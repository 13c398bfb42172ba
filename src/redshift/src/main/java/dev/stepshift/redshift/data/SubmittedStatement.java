package dev.stepshift.redshift.data;

import dev.stepshift.redshift.run.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A statement that the service accepted: one SQL text, or a batch of them. */
final class SubmittedStatement {

  private final String id = UUID.randomUUID().toString();
  private final StatementRequest request;
  private final Clock clock;
  private final Instant createdAt;
  private final List<SubStatement> subStatements;
  private StatementStatus status = StatementStatus.SUBMITTED;
  private Instant updatedAt;
  private @Nullable Instant startedAt;
  private Duration duration = Duration.ZERO;
  private String error = "";
  private int pid;
  private boolean cancelAsked;
  private @Nullable Session session;
  private String sessionId;

  SubmittedStatement(StatementRequest request, Clock clock) {
    this.request = request;
    this.clock = clock;
    this.createdAt = clock.instant();
    this.updatedAt = createdAt;
    this.sessionId = request.sessionId().orElse("");
    List<SubStatement> all = new ArrayList<>();
    for (int i = 0; i < request.sqls().size(); i++) {
      String subStatementId = request.batch() ? id + ":" + (i + 1) : id;
      all.add(new SubStatement(subStatementId, request.sqls().get(i), clock));
    }
    this.subStatements = List.copyOf(all);
  }

  String id() {
    return id;
  }

  StatementRequest request() {
    return request;
  }

  Instant createdAt() {
    return createdAt;
  }

  List<SubStatement> subStatements() {
    return subStatements;
  }

  synchronized StatementStatus status() {
    return status;
  }

  synchronized Instant updatedAt() {
    return updatedAt;
  }

  synchronized Duration duration() {
    return duration;
  }

  synchronized String error() {
    return error;
  }

  /** The backend's process id, 0 before it has one. */
  synchronized int pid() {
    return pid;
  }

  /** The kept session's id, empty without one. */
  synchronized String sessionId() {
    return sessionId;
  }

  synchronized void runsInSession(String session) {
    sessionId = session;
  }

  /** Redshift's own id for the query; batches report 0 for the whole. */
  long queryId() {
    return request.batch() ? 0 : subStatements.get(0).queryId();
  }

  /** Rows of a plain statement; -1 for a batch, whose sub-statements have their own. */
  long rows() {
    return request.batch() ? -1 : subStatements.get(0).rows();
  }

  boolean hasResultSet() {
    return subStatements.stream().anyMatch(subStatement -> subStatement.resultSet().isPresent());
  }

  /** False when it was cancelled before a thread took it up. */
  synchronized boolean pick() {
    if (cancelAsked) {
      return false;
    }
    move(StatementStatus.PICKED);
    subStatements.forEach(SubStatement::picked);
    return true;
  }

  /** False when it was cancelled meanwhile. */
  synchronized boolean start(Session running) {
    if (cancelAsked) {
      return false;
    }
    session = running;
    pid = running.pid();
    startedAt = clock.instant();
    move(StatementStatus.STARTED);
    return true;
  }

  /** Notes that a user wants it ended; answers the session to interrupt, if it runs in one. */
  synchronized Optional<Session> askCancel() {
    cancelAsked = true;
    return Optional.ofNullable(session);
  }

  synchronized boolean cancelAsked() {
    return cancelAsked;
  }

  /** From here on a cancel does not reach the session, which may serve someone else. */
  synchronized void leaveSession() {
    session = null;
  }

  synchronized void end(StatementStatus last, String text) {
    error = text;
    move(last);
    if (startedAt != null) {
      duration = Duration.between(startedAt, updatedAt);
    }
  }

  private void move(StatementStatus next) {
    status = next;
    updatedAt = clock.instant();
  }
}
