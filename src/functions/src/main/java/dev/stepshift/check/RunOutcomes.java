package dev.stepshift.check;

import dev.stepshift.plan.PlannedTable;
import java.util.List;

/**
 * What a run planned, and what came of it.
 *
 * @param redriveCount how often the execution was redriven
 * @param redriveCountWhenWavesEnded the same, when the last wave had ended
 * @param waves as they were planned
 * @param outcomes in the order in which they happened; of several of one table the last counts, and
 *     a planned table without one was skipped
 * @param supersededBy the run that took the lock from this one; empty if none did
 */
public record RunOutcomes(
    String pipeline,
    String runId,
    String runDate,
    int redriveCount,
    int redriveCountWhenWavesEnded,
    List<List<PlannedTable>> waves,
    List<Outcome> outcomes,
    String supersededBy) {

  /** An absent name is not a run, as it is for whoever calls by hand. */
  public RunOutcomes {
    supersededBy = supersededBy == null ? "" : supersededBy;
  }
}
