package dev.stepshift.redshift.data;

import dev.stepshift.redshift.run.ResultTable;
import dev.stepshift.redshift.run.StatementResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One SQL text of a statement: its state, and what it returned. Safe for several threads. */
final class SubStatement {

  private final String id;
  private final String sql;
  private final Clock clock;
  private final Instant createdAt;
  private StatementStatus status = StatementStatus.SUBMITTED;
  private Instant updatedAt;
  private @Nullable Instant startedAt;
  private Duration duration = Duration.ZERO;
  private long queryId = -1;
  private String error = "";
  private @Nullable StatementResult result;

  SubStatement(String id, String sql, Clock clock) {
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

  synchronized StatementStatus status() {
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

  synchronized Optional<ResultTable> resultSet() {
    return result == null ? Optional.empty() : result.resultSet();
  }

  /** Rows returned or affected; -1 while there is no answer. */
  synchronized long rows() {
    return result == null ? -1 : result.rows();
  }

  synchronized long bytes() {
    return result == null ? -1 : result.resultSet().map(ResultTable::bytes).orElse(0L);
  }

  synchronized void picked() {
    move(StatementStatus.PICKED);
  }

  synchronized void started(long query) {
    queryId = query;
    startedAt = clock.instant();
    move(StatementStatus.STARTED);
  }

  synchronized void finished(StatementResult answer) {
    result = answer;
    end(StatementStatus.FINISHED);
  }

  synchronized void failed(String text) {
    error = text;
    end(StatementStatus.FAILED);
  }

  synchronized void aborted(String text) {
    error = text;
    end(StatementStatus.ABORTED);
  }

  private void end(StatementStatus last) {
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
