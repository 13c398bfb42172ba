package dev.stepshift.redshift.data;

import dev.stepshift.redshift.run.Outcome;
import dev.stepshift.redshift.run.ResultTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One SQL text of a statement: its state, and what it returned. Safe for several threads. */
final class Part {

  private final String id;
  private final String sql;
  private final Clock clock;
  private final Instant createdAt;
  private Status status = Status.SUBMITTED;
  private Instant updatedAt;
  private Instant startedAt;
  private Duration duration = Duration.ZERO;
  private long queryId = -1;
  private String error = "";
  private Outcome outcome;

  Part(String id, String sql, Clock clock) {
    this.id = id;
    this.sql = sql;
    this.clock = clock;
    this.createdAt = clock.instant();
    this.updatedAt = createdAt;
  }

  String id() {
    return id;
  }

  String sql() {
    return sql;
  }

  Instant createdAt() {
    return createdAt;
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

  synchronized long queryId() {
    return queryId;
  }

  /** Empty when it did not fail. */
  synchronized String error() {
    return error;
  }

  synchronized Optional<ResultTable> result() {
    return outcome == null ? Optional.empty() : outcome.result();
  }

  /** Rows returned or affected; -1 while there is no answer. */
  synchronized long rows() {
    return outcome == null ? -1 : outcome.rows();
  }

  synchronized long bytes() {
    return outcome == null ? -1 : outcome.result().map(ResultTable::bytes).orElse(0L);
  }

  synchronized void picked() {
    move(Status.PICKED);
  }

  synchronized void started(long query) {
    queryId = query;
    startedAt = clock.instant();
    move(Status.STARTED);
  }

  synchronized void finished(Outcome answer) {
    outcome = answer;
    end(Status.FINISHED);
  }

  synchronized void failed(String text) {
    error = text;
    end(Status.FAILED);
  }

  synchronized void aborted(String text) {
    error = text;
    end(Status.ABORTED);
  }

  private void end(Status last) {
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
