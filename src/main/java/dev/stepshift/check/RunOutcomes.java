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
 */
public record RunOutcomes(
    String pipeline,
    String runId,
    String runDate,
    int redriveCount,
    int redriveCountWhenWavesEnded,
    List<List<PlannedTable>> waves,
    List<Outcome> outcomes) {}
