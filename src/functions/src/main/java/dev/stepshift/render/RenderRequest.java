package dev.stepshift.render;

/**
 * Asks for the SQL of one load, or of one phase of a pipeline.
 *
 * @param table empty if a phase is asked for
 * @param phase {@code setup}, {@code validate} or {@code maintain}; empty if a table is asked for
 * @param runId name of the parent's execution
 * @param runArn ARN of the parent's execution
 * @param runDate as {@code 2026-01-31}
 * @param reload whether a delivery overwrites what is there though it was loaded before a later
 *     date was
 */
public record RenderRequest(
    String pipeline,
    String table,
    String phase,
    String runId,
    String runArn,
    String runDate,
    boolean reload) {

  public RenderRequest {
    table = table == null ? "" : table;
    phase = phase == null ? "" : phase;
  }

  /** Asks for a phase, if one is named. */
  public RenderRequest(
      String pipeline, String table, String phase, String runId, String runArn, String runDate) {
    this(pipeline, table, phase, runId, runArn, runDate, false);
  }

  /** Asks for a load. */
  public RenderRequest(String pipeline, String table, String runId, String runArn, String runDate) {
    this(pipeline, table, "", runId, runArn, runDate, false);
  }
}
