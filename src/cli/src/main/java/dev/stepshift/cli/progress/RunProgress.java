package dev.stepshift.cli.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run and its tables and phases, at one moment.
 *
 * @param status that of DescribeExecution: RUNNING, SUCCEEDED, FAILED, TIMED_OUT or ABORTED
 * @param state the parent's current state
 * @param took from the start, or the last redrive, to the moment, or to the end
 * @param phases those that the run has, in their order
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
    List<TableProgress> phases,
    long parentTransitions,
    long childTransitions,
    Optional<ExecutionError> failure) {

  public RunProgress {
    tables = List.copyOf(tables);
    phases = List.copyOf(phases);
  }

  /** Tables and phases, in the order in which they run. */
  public List<TableProgress> parts() {
    List<TableProgress> parts = new ArrayList<>();
    phases.stream().filter(RunProgress::isSetup).forEach(parts::add);
    parts.addAll(tables);
    phases.stream().filter(phase -> !isSetup(phase)).forEach(parts::add);
    return parts;
  }

  private static boolean isSetup(TableProgress phase) {
    return phase.table().equals(RunPhase.SETUP.words());
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
