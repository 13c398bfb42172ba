package dev.stepshift.plan;

import java.util.Map;

/**
 * Asks what a run loads.
 *
 * @param request the execution's input: {@code runDate}, {@code tables}, {@code trigger}, {@code
 *     event}, each of them optional; keys that begin with {@code AWS_} belong to Step Functions
 */
public record PlanRequest(String pipeline, Run run, Map<String, Object> request) {

  /**
   * The parent's execution.
   *
   * @param startedAt as {@code 2026-01-01T06:00:00Z}
   */
  public record Run(String id, String arn, String startedAt) {}
}
