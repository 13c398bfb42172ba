package dev.stepshift.plan;

import java.util.List;

/**
 * What a run loads.
 *
 * @param runDate as {@code 2026-01-31}
 * @param trigger what started the run, such as {@code manual}
 * @param event what tells the event that started the run from another; a second run with the same
 *     is a duplicate; empty for none
 * @param maxParallel how many tables load at the same time
 * @param overlap {@code skip} or {@code wait}: what the run does while another one goes on
 * @param leaseSeconds how long the run may keep the pipeline's lock without a sign of life
 * @param takeBack whether what was appended for the date is taken back before it is loaded again
 * @param phases what the run does besides its tables, in this order
 * @param waves the tables that may load at the same time, one wave after the other
 */
public record RunPlan(
    String pipeline,
    String runDate,
    String trigger,
    String event,
    int maxParallel,
    String overlap,
    long leaseSeconds,
    boolean takeBack,
    List<PlannedPhase> phases,
    List<List<PlannedTable>> waves) {}
