package dev.stepshift.check;

import dev.stepshift.plan.PlannedTable;
import java.util.List;

/**
 * Whether a run is done.
 *
 * @param waves what is still to load; empty if the run is complete
 * @param outcomes of the tables that are done
 * @param warnings a line a table that has some
 */
public record RunVerdict(
    boolean complete,
    List<String> loaded,
    List<String> alreadyLoaded,
    List<String> nothingToLoad,
    List<List<PlannedTable>> waves,
    List<Outcome> outcomes,
    List<String> warnings) {}
