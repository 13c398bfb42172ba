package dev.stepshift.local.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run and its tables, at one moment.
 *
 * @param status that of DescribeExecution: RUNNING, SUCCEEDED, FAILED, TIMED_OUT or ABORTED
 * @param state the parent's current state
 * @param took from the start, or the last redrive, to the moment, or to the end
 * @param parentTransitions states that the parent entered, and its retries
 * @param childTransitions the same of every child of the run, superseded ones included
 */
public record RunProgress(
    String executionArn,
    String status,
    String state,
    Instant at,
    Duration took,
    List<TableProgress> tables,
    long parentTransitions,
    long childTransitions,
    Optional<Failure> failure) {

  public RunProgress {
    tables = List.copyOf(tables);
  }

  public boolean isOver() {
    return !status.equals("RUNNING") && !status.equals("PENDING_REDRIVE");
  }

  public boolean succeeded() {
    return status.equals("SUCCEEDED");
  }

  /** The rows of all tables. */
  public long rows() {
    return tables.stream().mapToLong(table -> table.rows().orElse(0)).sum();
  }

  public long transitions() {
    return parentTransitions + childTransitions;
  }
}
