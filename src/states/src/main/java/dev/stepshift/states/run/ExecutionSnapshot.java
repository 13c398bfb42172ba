package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * How an execution stands at one moment.
 *
 * @param output of one that succeeded
 * @param error of one that failed or was aborted
 * @param cause of one that failed or was aborted
 * @param redrivenAt when it was redriven last
 */
public record ExecutionSnapshot(
    ExecutionStatus status,
    Optional<Instant> stoppedAt,
    Optional<JsonNode> output,
    Optional<String> error,
    Optional<String> cause,
    int redriveCount,
    Optional<Instant> redrivenAt) {

  static ExecutionSnapshot started() {
    return running(0, Optional.empty());
  }

  ExecutionSnapshot redriven(Instant when) {
    return running(redriveCount + 1, Optional.of(when));
  }

  private static ExecutionSnapshot running(int redriveCount, Optional<Instant> redrivenAt) {
    return new ExecutionSnapshot(
        ExecutionStatus.RUNNING,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        redriveCount,
        redrivenAt);
  }

  ExecutionSnapshot succeeded(Instant when, JsonNode result) {
    return new ExecutionSnapshot(
        ExecutionStatus.SUCCEEDED,
        Optional.of(when),
        Optional.of(result),
        Optional.empty(),
        Optional.empty(),
        redriveCount,
        redrivenAt);
  }

  ExecutionSnapshot timedOut(Instant when) {
    // AWS names the timeout in the history alone.
    return ended(ExecutionStatus.TIMED_OUT, when, Optional.empty(), Optional.empty());
  }

  ExecutionSnapshot ended(
      ExecutionStatus how, Instant when, Optional<String> error, Optional<String> cause) {
    return new ExecutionSnapshot(
        how, Optional.of(when), Optional.empty(), error, cause, redriveCount, redrivenAt);
  }
}
