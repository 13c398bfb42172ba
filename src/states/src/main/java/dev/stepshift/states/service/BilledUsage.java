package dev.stepshift.states.service;

import java.time.Duration;
import java.util.Map;

/**
 * What AWS would bill.
 *
 * @param transitions of each Standard execution, by its ARN: states entered, retries, redrives
 * @param expressExecutions ended ones
 * @param expressTime of all ended Express executions together
 * @see <a href="https://aws.amazon.com/step-functions/pricing/">AWS Step Functions pricing</a>
 */
public record BilledUsage(
    Map<String, Long> transitions, long expressExecutions, Duration expressTime) {

  public BilledUsage {
    transitions = Map.copyOf(transitions);
  }

  public long allTransitions() {
    return transitions.values().stream().mapToLong(Long::longValue).sum();
  }
}
