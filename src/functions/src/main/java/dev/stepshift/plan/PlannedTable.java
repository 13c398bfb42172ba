package dev.stepshift.plan;

import dev.stepshift.pipeline.Table;
import dev.stepshift.pipeline.Timeouts;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * A table of a run.
 *
 * @param after the tables of the run that it waits for
 * @param reads all tables in its {@code after}, of the run or not
 * @param timeoutSeconds how long its load may take, with all its steps
 */
public record PlannedTable(
    String table, List<String> after, List<String> reads, long timeoutSeconds) {

  /** Each step may time out once and be tried again. */
  private static final int ATTEMPTS = 2;

  /** For what is not a step: rendering, bookkeeping and the pauses between attempts. */
  private static final Duration AROUND = Duration.ofMinutes(15);

  public PlannedTable {
    after = after == null ? List.of() : List.copyOf(after);
    reads = reads == null ? List.of() : List.copyOf(reads);
  }

  static PlannedTable of(Table table) {
    Timeouts limits = table.timeouts();
    Duration steps =
        limits.copy().plus(limits.validate()).plus(limits.merge()).plus(limits.validate());
    return new PlannedTable(
        table.name(),
        table.after(),
        table.after(),
        steps.multipliedBy(ATTEMPTS).plus(AROUND).toSeconds());
  }

  /** The same table, waiting for no other tables than these. */
  public PlannedTable within(Collection<String> tables) {
    return new PlannedTable(
        table, after.stream().filter(tables::contains).toList(), reads, timeoutSeconds);
  }
}
