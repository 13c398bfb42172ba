package dev.stepshift.render;

/**
 * Asks for the SQL of one load.
 *
 * @param runId name of the parent's execution
 * @param runArn ARN of the parent's execution
 * @param runDate as {@code 2026-01-31}
 */
public record RenderRequest(
    String pipeline, String table, String runId, String runArn, String runDate) {}
