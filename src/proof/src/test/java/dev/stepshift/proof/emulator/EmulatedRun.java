package dev.stepshift.proof.emulator;

import static org.junit.jupiter.api.Assumptions.abort;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/**
 * An execution on an emulator, at its end.
 *
 * @param execution as DescribeExecution tells it
 * @param events its history
 */
record EmulatedRun(DescribeExecutionResponse execution, List<HistoryEvent> events) {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /**
   * Starts a machine with the mocked integrations of a case, which an emulator takes behind the
   * machine's ARN, and waits for the end. Switches the test off where integrations are not mocked.
   */
  static EmulatedRun of(SfnClient stepFunctions, String machineArn, String mocks, String input)
      throws InterruptedException {
    String arn;
    try {
      arn =
          stepFunctions
              .startExecution(run -> run.stateMachineArn(machineArn + "#" + mocks).input(input))
              .executionArn();
    } catch (StateMachineDoesNotExistException | InvalidArnException notMocked) {
      return abort(
          "This emulator does not mock integrations: start it with SFN_MOCK_CONFIG="
              + Emulator.MOCKS.toAbsolutePath());
    }
    Instant end = Instant.now().plus(LIMIT);
    DescribeExecutionResponse seen = describe(stepFunctions, arn);
    while (seen.status() == ExecutionStatus.RUNNING) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError(arn + " does not end");
      }
      // Somebody else's process: there is nothing to be told by.
      Thread.sleep(200);
      seen = describe(stepFunctions, arn);
    }
    return new EmulatedRun(
        seen,
        stepFunctions.getExecutionHistoryPaginator(history -> history.executionArn(arn)).stream()
            .flatMap(page -> page.events().stream())
            .toList());
  }

  /** The states entered, in their order: what AWS bills. */
  List<String> states() {
    return events.stream()
        .filter(event -> event.stateEnteredEventDetails() != null)
        .map(event -> event.stateEnteredEventDetails().name())
        .toList();
  }

  /** What all Tasks were called with, in their order. */
  List<String> calls() {
    return events.stream()
        .filter(event -> event.taskScheduledEventDetails() != null)
        .map(event -> event.taskScheduledEventDetails().parameters())
        .toList();
  }

  private static DescribeExecutionResponse describe(SfnClient stepFunctions, String arn) {
    return stepFunctions.describeExecution(run -> run.executionArn(arn));
  }
}
