package dev.stepshift.states.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.aws.http.AwsError;
import dev.stepshift.states.concurrent.Cancellation;
import dev.stepshift.states.concurrent.Promise;
import dev.stepshift.states.concurrent.Timer;
import dev.stepshift.states.run.Execution;
import dev.stepshift.states.run.ExecutionSnapshot;
import dev.stepshift.states.run.ExecutionStatus;
import dev.stepshift.states.run.StateMachine;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The actions on executions. */
final class ExecutionActions {

  private static final int PAGE = 100;

  private final Timer timer;
  private final StateMachines machines;
  private final Executions executions;
  private final RedriveTokens redriveTokens;

  ExecutionActions(Timer timer, StateMachines machines, Executions executions) {
    this.timer = timer;
    this.machines = machines;
    this.executions = executions;
    this.redriveTokens = new RedriveTokens(timer);
  }

  ObjectNode start(ObjectNode request) {
    Execution execution = startExecution(request);
    ObjectNode answer = ApiJson.object().put("executionArn", execution.arn());
    ApiJson.putTime(answer, "startDate", execution.startedAt());
    return answer;
  }

  private Execution startExecution(ObjectNode request) {
    StateMachine machine = machines.get(ApiJson.text(request, "stateMachineArn"));
    return executions.start(
        machine, ApiJson.optionalText(request, "name"), ApiJson.optionalText(request, "input"));
  }

  ObjectNode startSync(ObjectNode request) {
    StateMachine machine = machines.get(ApiJson.text(request, "stateMachineArn"));
    if (!machine.express()) {
      throw new AwsError(
          "StateMachineTypeNotSupported",
          "This operation is not supported by this type of state machine");
    }
    Execution execution = startExecution(request);
    awaitEnd(execution, new Cancellation());
    ObjectNode answer = ExecutionJson.describe(execution, timer.now());
    answer.remove(List.of("redriveCount", "redriveStatus", "redriveStatusReason"));
    ExecutionSnapshot snapshot = execution.snapshot();
    long millis =
        Duration.between(execution.startedAt(), snapshot.stoppedAt().orElseThrow()).toMillis();
    answer
        .putObject("billingDetails")
        .put("billedMemoryUsedInMB", 64)
        .put("billedDurationInMilliseconds", (millis + 99) / 100 * 100);
    return answer;
  }

  ObjectNode describe(ObjectNode request) {
    return ExecutionJson.describe(standard(request), timer.now());
  }

  ObjectNode describeMachine(ObjectNode request) {
    StateMachine machine = standard(request).machine();
    ObjectNode answer = ApiJson.object();
    answer.put("stateMachineArn", machine.arn());
    answer.put("name", machine.name());
    answer.put("definition", machine.text());
    answer.put("roleArn", machine.roleArn());
    answer.put("revisionId", machine.revisionId());
    ApiJson.putTime(answer, "updateDate", machine.updatedAt());
    return answer;
  }

  ObjectNode list(ObjectNode request) {
    StateMachine machine = machines.get(ApiJson.text(request, "stateMachineArn"));
    if (machine.express()) {
      throw new AwsError(
          "StateMachineTypeNotSupported",
          "This operation is not supported by this type of state machine");
    }
    Optional<ExecutionStatus> filter =
        ApiJson.optionalText(request, "statusFilter").map(this::status);
    List<Execution> found =
        executions.of(machine).stream()
            .filter(execution -> filter.isEmpty() || execution.snapshot().status() == filter.get())
            .toList();
    return ApiJson.page(request, "executions", found, PAGE, ExecutionJson::listItem);
  }

  private ExecutionStatus status(String name) {
    return Arrays.stream(ExecutionStatus.values())
        .filter(status -> status.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AwsError("ValidationException", "statusFilter cannot be " + name));
  }

  ObjectNode stop(ObjectNode request) {
    Execution execution = standard(request);
    execution.stop(ApiJson.optionalText(request, "error"), ApiJson.optionalText(request, "cause"));
    ObjectNode answer = ApiJson.object();
    ApiJson.putTime(answer, "stopDate", execution.snapshot().stoppedAt().orElseGet(timer::now));
    return answer;
  }

  ObjectNode redrive(ObjectNode request) {
    Execution execution = standard(request);
    String token =
        ApiJson.optionalText(request, "clientToken").orElseGet(() -> UUID.randomUUID().toString());
    // Not the execution's own lock: its threads need that to come to rest.
    synchronized (redriveTokens) {
      if (!redriveTokens.isRepeated(execution, token)) {
        Optional<String> refusal = Redrivable.refusal(execution, timer.now());
        if (refusal.isPresent()) {
          throw new AwsError("ExecutionNotRedrivable", refusal.get());
        }
        execution.redrive();
        redriveTokens.note(execution, token);
      }
      ObjectNode answer = ApiJson.object();
      ApiJson.putTime(
          answer, "redriveDate", execution.snapshot().redrivenAt().orElseGet(timer::now));
      return answer;
    }
  }

  void awaitEnd(Execution execution, Cancellation cancellation) {
    Promise<Boolean> ended = new Promise<>(timer);
    execution.whenEnded(() -> ended.complete(true));
    ended.await(cancellation);
  }

  private Execution standard(ObjectNode request) {
    String arn = ApiJson.text(request, "executionArn");
    if (arn.contains(":express:")) {
      throw new AwsError(
          "InvalidArn", "Invalid Arn: 'Resource type not valid in this context: express'");
    }
    return executions.get(arn);
  }
}
