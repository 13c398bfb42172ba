package dev.stepshift.states.service;

import dev.stepshift.states.run.Execution;
import dev.stepshift.states.run.ExecutionSnapshot;
import dev.stepshift.states.run.ExecutionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether an execution may be redriven.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html">
 *     Restarting state machine executions with redrive</a>
 */
final class Redrivable {

  private static final Duration PERIOD = Duration.ofDays(14);
  private static final int MOST_EVENTS = 24_999;

  private Redrivable() {}

  /** Why not; empty if it may. */
  static Optional<String> refusal(Execution execution, Instant now) {
    ExecutionSnapshot snapshot = execution.snapshot();
    if (snapshot.status() == ExecutionStatus.RUNNING) {
      return Optional.of("Execution is RUNNING and cannot be redriven");
    }
    if (snapshot.status() == ExecutionStatus.SUCCEEDED) {
      return Optional.of("Execution is SUCCEEDED and cannot be redriven");
    }
    if (execution.history().size() >= MOST_EVENTS) {
      return Optional.of("Execution history event limit exceeded");
    }
    if (snapshot.stoppedAt().filter(at -> at.plus(PERIOD).isBefore(now)).isPresent()) {
      return Optional.of("Execution redrivable period exceeded");
    }
    return Optional.empty();
  }
}
