package dev.stepshift.plan;

import java.util.List;

/**
 * A table of a run.
 *
 * @param after the tables of the run that it waits for
 */
public record PlannedTable(String table, List<String> after) {}
