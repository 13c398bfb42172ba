package dev.stepshift.redshift.data;

import dev.stepshift.redshift.run.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A statement that the service accepted: one SQL text, or a batch of them. */
final class Submitted {

  private final String id = UUID.randomUUID().toString();
  private final Submission submission;
  private final Clock clock;
  private final Instant createdAt;
  private final List<Part> parts;
  private Status status = Status.SUBMITTED;
  private Instant updatedAt;
  private Instant startedAt;
  private Duration duration = Duration.ZERO;
  private String error = "";
  private int pid;
  private boolean cancelAsked;
  private Session session;
  private String sessionId;

  Submitted(Submission submission, Clock clock) {
    this.submission = submission;
    this.clock = clock;
    this.createdAt = clock.instant();
    this.updatedAt = createdAt;
    this.sessionId = submission.sessionId().orElse("");
    List<Part> all = new ArrayList<>();
    for (int i = 0; i < submission.sqls().size(); i++) {
      String partId = submission.batch() ? id + ":" + (i + 1) : id;
      all.add(new Part(partId, submission.sqls().get(i), clock));
    }
    this.parts = List.copyOf(all);
  }

  String id() {
    return id;
  }

  Submission submission() {
    return submission;
  }

  Instant createdAt() {
    return createdAt;
  }

  List<Part> parts() {
    return parts;
  }

  synchronized Status status() {
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
    return submission.batch() ? 0 : parts.get(0).queryId();
  }

  /** Rows of a plain statement; -1 for a batch, whose parts have their own. */
  long rows() {
    return submission.batch() ? -1 : parts.get(0).rows();
  }

  boolean hasResultSet() {
    return parts.stream().anyMatch(part -> part.result().isPresent());
  }

  /** False when it was cancelled before a thread took it up. */
  synchronized boolean pick() {
    if (cancelAsked) {
      return false;
    }
    move(Status.PICKED);
    parts.forEach(Part::picked);
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
    move(Status.STARTED);
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

  synchronized void end(Status last, String text) {
    error = text;
    move(last);
    if (startedAt != null) {
      duration = Duration.between(startedAt, updatedAt);
    }
  }

  private void move(Status next) {
    status = next;
    updatedAt = clock.instant();
  }
}
