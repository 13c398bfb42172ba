package dev.stepshift.laptop.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepshift.states.integration.Integration;
import dev.stepshift.states.integration.StateFailure;
import dev.stepshift.states.integration.TaskCall;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Faults in what Tasks call: failures, lost writes, and stops of the execution that calls. */
public final class FaultyTasks implements Integration {

  private static final Set<String> WRITES =
      Set.of("putItem", "updateItem", "deleteItem", "transactWriteItems");

  private final Faults faults;
  private final Integration services;
  private final Consumer<String> awaitStatement;
  private final Consumer<String> stop;

  /**
   * @param awaitStatement returns when the statement of an id has ended
   * @param stop stops the execution of an ARN
   */
  public FaultyTasks(
      Faults faults, Integration services, Consumer<String> awaitStatement, Consumer<String> stop) {
    this.faults = faults;
    this.services = services;
    this.awaitStatement = awaitStatement;
    this.stop = stop;
  }

  @Override
  public JsonNode call(TaskCall call) {
    strike(call, InjectionPoint.BEFORE);
    JsonNode answer = services.call(call);
    if (call.resource().isSync()) {
      return answer;
    }
    strike(call, InjectionPoint.DURING);
    if (call.resource().waitsForToken()) {
      strikeAfter(call, answer.path("Id").asText());
    } else {
      strike(call, InjectionPoint.AFTER);
    }
    return answer;
  }

  @Override
  public JsonNode awaitEnd(TaskCall call, JsonNode submitted) {
    stopped(call, InjectionPoint.DURING).ifPresent(fault -> stop.accept(call.executionArn()));
    if (!call.cancellation().isCancelled()) {
      failure(call, InjectionPoint.DURING)
          .ifPresent(
              error -> {
                throw error;
              });
    }
    // Who was stopped has what it awaits stopped there.
    JsonNode result = services.awaitEnd(call, submitted);
    strike(call, InjectionPoint.AFTER);
    return result;
  }

  /** The work of a Task that waits for its token is done when its statement has ended. */
  private void strikeAfter(TaskCall call, String statement) {
    Optional<StateFailure> failure = failure(call, InjectionPoint.AFTER);
    Optional<StopFault> stopped = stopped(call, InjectionPoint.AFTER);
    if (failure.isPresent() || stopped.isPresent()) {
      awaitStatement.accept(statement);
    }
    stopped.ifPresent(fault -> stop.accept(call.executionArn()));
    failure.ifPresent(
        error -> {
          throw error;
        });
  }

  private void strike(TaskCall call, InjectionPoint point) {
    stopped(call, point).ifPresent(fault -> stop.accept(call.executionArn()));
    // Step Functions calls nothing more for an execution that was stopped before.
    call.cancellation().check();
    failure(call, point)
        .ifPresent(
            error -> {
              throw error;
            });
  }

  private Optional<StopFault> stopped(TaskCall call, InjectionPoint point) {
    return faults.strike(
        StopFault.class,
        fault -> fault.point() == point && isAt(call, fault.state(), fault.table()),
        where(call));
  }

  private Optional<StateFailure> failure(TaskCall call, InjectionPoint point) {
    Optional<TaskFault> failed =
        faults.strike(
            TaskFault.class,
            fault -> fault.point() == point && isAt(call, fault.state(), fault.table()),
            where(call));
    if (failed.isPresent()) {
      return Optional.of(
          new StateFailure(failed.get().error(), "Injected into \"" + call.stateName() + "\"."));
    }
    return faults
        .strike(
            WriteFault.class,
            fault ->
                fault.point() == point
                    && WRITES.contains(call.resource().action())
                    && isAt(call, fault.state(), fault.table()),
            where(call))
        .map(fault -> unconfirmed(call));
  }

  /** The two integrations of DynamoDB call one error by two names. */
  private static StateFailure unconfirmed(TaskCall call) {
    String error =
        call.resource().isSdk()
            ? "DynamoDb.InternalServerErrorException"
            : "DynamoDB.InternalServerError";
    return new StateFailure(
        error,
        "Injected: " + call.resource().action().toLowerCase(Locale.ROOT) + " got no answer.");
  }

  private static boolean isAt(TaskCall call, MachineState state, String table) {
    return state.name().equals(call.stateName())
        && DeployedMachine.of(call.executionArn()).is(state, table);
  }

  private static String where(TaskCall call) {
    String[] parts = call.executionArn().split(":", -1);
    return parts[6] + " at " + call.stateName();
  }
}
