package dev.stepshift.plan;

import java.util.Map;

/**
 * Asks what a run loads, or whether a backfill may begin.
 *
 * @param request the execution's input, each key optional: {@code runDate}, {@code tables}, {@code
 *     trigger}, {@code event}, {@code overlap}; of a backfill {@code from} and {@code to}, which it
 *     must have, and {@code tables}. Keys that begin with {@code AWS_} belong to Step Functions
 * @param backfill whether the input is a backfill's; the answer is then the plan of its first run
 */
public record PlanRequest(String pipeline, Run run, Map<String, Object> request, boolean backfill) {

  public PlanRequest(String pipeline, Run run, Map<String, Object> request) {
    this(pipeline, run, request, false);
  }

  /**
   * The parent's execution.
   *
   * @param startedAt as {@code 2026-01-01T06:00:00Z}
   */
  public record Run(String id, String arn, String startedAt) {}
}
