package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.states.StateFailure;
import dev.stepshift.states.Timer;
import dev.stepshift.states.definition.Exit;
import dev.stepshift.states.expression.Bindings;
import dev.stepshift.states.expression.Expressions;
import dev.stepshift.states.expression.Expressions.QueryFailed;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A state being visited by a frame of an execution. */
final class Visit {

  final Execution execution;
  final Frame frame;
  final Cancellation cancellation;
  private int retryCount;
  private Optional<String> token = Optional.empty();

  Visit(Execution execution, Frame frame, Cancellation cancellation) {
    this.execution = execution;
    this.frame = frame;
    this.cancellation = cancellation;
  }

  Timer timer() {
    return execution.engine().timer();
  }

  JsonNode input() {
    return frame.input;
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
    ObjectNode states = Events.object();
    states.set("input", input());
    states.set("context", context());
    return new Bindings(states, frame.visibleVariables(), timer().now());
  }

  /**
   * The context object.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html">
   *     Accessing execution data from the Context object</a>
   */
  private ObjectNode context() {
    ObjectNode context = Events.object();
    context.set("Execution", execution.contextOfExecution());
    context
        .putObject("State")
        .put("EnteredTime", Execution.iso(frame.enteredAt))
        .put("Name", frame.stateName)
        .put("RetryCount", retryCount);
    context.set("StateMachine", execution.contextOfMachine());
    token.ifPresent(value -> context.putObject("Task").put("Token", value));
    frame.mapItem().ifPresent(item -> context.putObject("Map").set("Item", item));
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
    StateFailure failure = failure(StateFailure.QUERY_EVALUATION_ERROR, failed.getMessage());
    ObjectNode details = Events.failure(Events.object(), failure);
    details.put("location", failed.field());
    details.put("state", frame.stateName);
    add("EvaluationFailed", "evaluationFailedEventDetails", details);
    return failure;
  }

  /** A failure that Step Functions itself raises; its cause names the state. */
  StateFailure failure(String error, String cause) {
    return new StateFailure(
        error,
        "An error occurred while executing the state '"
            + frame.stateName
            + "' (entered at the event id #"
            + frame.enteredEvent
            + "). "
            + cause);
  }

  /** Leaves by an exit whose Output and Assign see the bindings. */
  Leaving leave(Exit exit, JsonNode fallback, Bindings bindings, String field) {
    JsonNode output =
        exit.output().isPresent()
            ? evaluate(exit.output().get(), field + "Output", bindings)
            : fallback;
    Map<String, JsonNode> assigned = new LinkedHashMap<>();
    if (exit.assign().isPresent()) {
      evaluate(exit.assign().get(), field + "Assign", bindings)
          .fields()
          .forEachRemaining(variable -> assigned.put(variable.getKey(), variable.getValue()));
      Limits.checkAssigned(assigned, frame.visibleVariables());
    }
    Limits.checkResult(output, frame.stateName);
    return new Leaving(output, assigned, exit.next());
  }

  /** Adds an event to this frame's chain. */
  long add(String type, String detailsName, ObjectNode details) {
    long id = execution.history().add(type, frame.lastEvent, detailsName, details);
    frame.lastEvent = id;
    return id;
  }

  long add(String type) {
    return add(type, "", null);
  }

  void sleep(Duration duration) {
    if (duration.isZero() || duration.isNegative()) {
      cancellation.check();
      return;
    }
    Parked<Boolean> awake = new Parked<>(timer());
    Timer.Alarm alarm = timer().pause(duration, () -> awake.complete(true));
    try {
      awake.await(cancellation);
    } finally {
      alarm.cancel();
    }
  }
}
