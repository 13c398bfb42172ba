package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.states.concurrent.Cancellation;
import dev.stepshift.states.concurrent.Promise;
import dev.stepshift.states.concurrent.Timer;
import dev.stepshift.states.definition.Exit;
import dev.stepshift.states.expression.Bindings;
import dev.stepshift.states.expression.Expressions;
import dev.stepshift.states.expression.Expressions.QueryFailed;
import dev.stepshift.states.integration.StateFailure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A state that a workflow has entered, while it runs. */
final class StateRun {

  final Execution execution;
  final WorkflowRun workflow;
  final Cancellation cancellation;
  private int retryCount;
  private Optional<String> token = Optional.empty();

  StateRun(Execution execution, WorkflowRun workflow, Cancellation cancellation) {
    this.execution = execution;
    this.workflow = workflow;
    this.cancellation = cancellation;
  }

  Timer timer() {
    return execution.engine().timer();
  }

  JsonNode input() {
    return workflow.input;
  }

  void useToken(String taskToken) {
    token = Optional.of(taskToken);
  }

  void countRetry() {
    retryCount++;
    execution.history().countTransition();
  }

  /** What expressions see on entry. */
  Bindings bindings() {
    ObjectNode states = EventDetails.object();
    states.set("input", input());
    states.set("context", context());
    return new Bindings(states, workflow.visibleVariables(), timer().now());
  }

  /**
   * The context object.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html">
   *     Accessing execution data from the Context object</a>
   */
  private ObjectNode context() {
    ObjectNode context = EventDetails.object();
    context.set("Execution", execution.contextOfExecution());
    context
        .putObject("State")
        .put("EnteredTime", Execution.iso(workflow.enteredAt))
        .put("Name", workflow.stateName)
        .put("RetryCount", retryCount);
    context.set("StateMachine", execution.contextOfMachine());
    token.ifPresent(value -> context.putObject("Task").put("Token", value));
    workflow.mapItem().ifPresent(item -> context.putObject("Map").set("Item", item));
    return context;
  }

  JsonNode evaluate(JsonNode template, String field, Bindings bindings) {
    try {
      return execution.engine().expressions().evaluate(template, field, bindings);
    } catch (QueryFailed failed) {
      throw evaluationFailed(failed);
    }
  }

  /** The failure of a field that got a value of a wrong type. */
  StateFailure unexpectedType(JsonNode template, String field) {
    return evaluationFailed(Expressions.unexpectedType(template, field));
  }

  /** A whole number from an expression or a literal. */
  long evaluateWhole(JsonNode template, String field, long least, long most) {
    JsonNode value = evaluate(template, field, bindings());
    boolean whole = value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue());
    if (!whole || value.longValue() < least || value.longValue() > most) {
      throw unexpectedType(template, field);
    }
    return value.longValue();
  }

  private StateFailure evaluationFailed(QueryFailed failed) {
    StateFailure failure = failure(StateFailure.QUERY_EVALUATION_ERROR, failed.text());
    ObjectNode details = EventDetails.failure(EventDetails.object(), failure);
    details.put("location", failed.field());
    details.put("state", workflow.stateName);
    add("EvaluationFailed", "evaluationFailedEventDetails", details);
    return failure;
  }

  /** A failure that Step Functions itself raises; its cause names the state. */
  StateFailure failure(String error, String cause) {
    return new StateFailure(
        error,
        "An error occurred while executing the state '"
            + workflow.stateName
            + "' (entered at the event id #"
            + workflow.enteredEvent
            + "). "
            + cause);
  }

  /** Leaves by an exit whose Output and Assign see the bindings. */
  StateResult leave(Exit exit, JsonNode fallback, Bindings bindings, String field) {
    JsonNode output =
        exit.output().isPresent()
            ? evaluate(exit.output().get(), field + "Output", bindings)
            : fallback;
    Map<String, JsonNode> assigned = new LinkedHashMap<>();
    if (exit.assign().isPresent()) {
      evaluate(exit.assign().get(), field + "Assign", bindings)
          .properties()
          .forEach(variable -> assigned.put(variable.getKey(), variable.getValue()));
      Limits.checkAssigned(assigned, workflow.visibleVariables());
    }
    Limits.checkResult(output, workflow.stateName);
    return new StateResult(output, assigned, exit.next());
  }

  /** Adds an event to the workflow's chain. */
  long add(String type, String detailsName, ObjectNode details) {
    long id = execution.history().add(type, workflow.lastEvent, detailsName, details);
    workflow.lastEvent = id;
    return id;
  }

  long add(String type) {
    long id = execution.history().add(type, workflow.lastEvent);
    workflow.lastEvent = id;
    return id;
  }

  void sleep(Duration duration) {
    if (duration.isZero() || duration.isNegative()) {
      cancellation.check();
      return;
    }
    Promise<Boolean> awake = new Promise<>(timer());
    Timer.Alarm alarm = timer().pause(duration, () -> awake.complete(true));
    try {
      awake.await(cancellation);
    } finally {
      alarm.cancel();
    }
  }
}
