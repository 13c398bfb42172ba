package dev.stepshift.plan;

import java.util.Collection;
import java.util.List;

/**
 * A table of a run.
 *
 * @param after the tables of the run that it waits for
 * @param timeoutSeconds how long its load may take in all; 0 where nobody waits for it
 */
public record PlannedTable(String table, List<String> after, long timeoutSeconds) {

  public PlannedTable {
    after = after == null ? List.of() : List.copyOf(after);
  }

  /** The same table, waiting for no other tables than these. */
  public PlannedTable within(Collection<String> tables) {
    return new PlannedTable(
        table, after.stream().filter(tables::contains).toList(), timeoutSeconds);
  }
}
