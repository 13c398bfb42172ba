package dev.stepshift.cli.progress;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A backfill and its runs, once it is over.
 *
 * @param status that of DescribeExecution: SUCCEEDED, FAILED, TIMED_OUT or ABORTED
 * @param took from the start, or the last redrive, to the end
 * @param runs in the order they were started, those before a redrive included
 * @param ownTransitions states that the backfill entered, and its retries
 */
public record BackfillProgress(
    String executionArn,
    String status,
    Duration took,
    List<DateRun> runs,
    long ownTransitions,
    Optional<ExecutionError> failure) {

  public BackfillProgress {
    runs = List.copyOf(runs);
  }

  /** The run of one date. */
  public record DateRun(LocalDate date, RunProgress run) {}

  public boolean succeeded() {
    return status.equals("SUCCEEDED");
  }

  /** How many dates are loaded. */
  public long datesLoaded() {
    return runs.stream()
        .filter(each -> each.run().succeeded())
        .map(DateRun::date)
        .distinct()
        .count();
  }

  public long rows() {
    return runs.stream()
        .filter(each -> each.run().succeeded())
        .mapToLong(each -> each.run().rows())
        .sum();
  }

  public long runTransitions() {
    return runs.stream().mapToLong(each -> each.run().transitions()).sum();
  }
}
