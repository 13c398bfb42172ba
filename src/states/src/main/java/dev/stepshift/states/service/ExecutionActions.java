package dev.stepshift.states.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.aws.http.AwsError;
import dev.stepshift.states.Timer;
import dev.stepshift.states.run.Cancellation;
import dev.stepshift.states.run.Execution;
import dev.stepshift.states.run.Execution.Snapshot;
import dev.stepshift.states.run.Execution.Status;
import dev.stepshift.states.run.Machine;
import dev.stepshift.states.run.Parked;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The actions on executions. */
final class ExecutionActions {

  private static final int PAGE = 100;

  private final Timer timer;
  private final Machines machines;
  private final Executions executions;
  private final RedriveTokens redriveTokens;

  ExecutionActions(Timer timer, Machines machines, Executions executions) {
    this.timer = timer;
    this.machines = machines;
    this.executions = executions;
    this.redriveTokens = new RedriveTokens(timer);
  }

  ObjectNode start(ObjectNode request) {
    Execution execution = startExecution(request);
    ObjectNode answer = Requests.object().put("executionArn", execution.arn());
    Requests.putTime(answer, "startDate", execution.startedAt());
    return answer;
  }

  private Execution startExecution(ObjectNode request) {
    Machine machine = machines.get(Requests.text(request, "stateMachineArn"));
    return executions.start(
        machine, Requests.optionalText(request, "name"), Requests.optionalText(request, "input"));
  }

  ObjectNode startSync(ObjectNode request) {
    Machine machine = machines.get(Requests.text(request, "stateMachineArn"));
    if (!machine.express()) {
      throw new AwsError(
          "StateMachineTypeNotSupported",
          "This operation is not supported by this type of state machine");
    }
    Execution execution = startExecution(request);
    awaitEnd(execution, new Cancellation());
    ObjectNode answer = ExecutionJson.describe(execution, timer.now());
    answer.remove(List.of("redriveCount", "redriveStatus", "redriveStatusReason"));
    Snapshot snapshot = execution.snapshot();
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
    Machine machine = standard(request).machine();
    ObjectNode answer = Requests.object();
    answer.put("stateMachineArn", machine.arn());
    answer.put("name", machine.name());
    answer.put("definition", machine.text());
    answer.put("roleArn", machine.roleArn());
    answer.put("revisionId", machine.revisionId());
    Requests.putTime(answer, "updateDate", machine.updatedAt());
    return answer;
  }

  ObjectNode list(ObjectNode request) {
    Machine machine = machines.get(Requests.text(request, "stateMachineArn"));
    if (machine.express()) {
      throw new AwsError(
          "StateMachineTypeNotSupported",
          "This operation is not supported by this type of state machine");
    }
    Optional<Status> filter = Requests.optionalText(request, "statusFilter").map(this::status);
    List<Execution> found =
        executions.of(machine).stream()
            .filter(execution -> filter.isEmpty() || execution.snapshot().status() == filter.get())
            .toList();
    return Requests.page(request, "executions", found, PAGE, ExecutionJson::listItem);
  }

  private Status status(String name) {
    return Arrays.stream(Status.values())
        .filter(status -> status.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AwsError("ValidationException", "statusFilter cannot be " + name));
  }

  ObjectNode stop(ObjectNode request) {
    Execution execution = standard(request);
    execution.stop(
        Requests.optionalText(request, "error"), Requests.optionalText(request, "cause"));
    ObjectNode answer = Requests.object();
    Requests.putTime(answer, "stopDate", execution.snapshot().stoppedAt().orElseGet(timer::now));
    return answer;
  }

  ObjectNode redrive(ObjectNode request) {
    Execution execution = standard(request);
    String token =
        Requests.optionalText(request, "clientToken").orElseGet(() -> UUID.randomUUID().toString());
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
      ObjectNode answer = Requests.object();
      Requests.putTime(
          answer, "redriveDate", execution.snapshot().redrivenAt().orElseGet(timer::now));
      return answer;
    }
  }

  void awaitEnd(Execution execution, Cancellation cancellation) {
    Parked<Boolean> ended = new Parked<>(timer);
    execution.whenEnded(() -> ended.complete(true));
    ended.await(cancellation);
  }

  private Execution standard(ObjectNode request) {
    String arn = Requests.text(request, "executionArn");
    if (arn.contains(":express:")) {
      throw new AwsError(
          "InvalidArn", "Invalid Arn: 'Resource type not valid in this context: express'");
    }
    return executions.get(arn);
  }
}
