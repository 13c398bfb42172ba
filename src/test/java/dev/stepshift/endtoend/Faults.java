package dev.stepshift.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepshift.local.states.StateFailure;
import dev.stepshift.local.states.integration.Integration;
import dev.stepshift.local.states.integration.TaskCall;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Makes one call of a Task fail, once it is armed. */
final class Faults {

  private static final Fault NONE = new Fault("", "", Fault.Moment.BEFORE);

  private final AtomicReference<Fault> armed = new AtomicReference<>(NONE);
  private volatile Consumer<String> awaitStatement = id -> {};

  /**
   * Tells how a fault after a statement's submission waits for its end.
   *
   * @param wait takes the statement's id
   */
  void awaitStatementsBy(Consumer<String> wait) {
    awaitStatement = wait;
  }

  void arm(Fault fault) {
    armed.set(fault);
  }

  /** Whether the fault that was armed last has struck. */
  boolean struck() {
    return armed.get() == NONE;
  }

  /** Puts the faults around what the Tasks call. */
  Integration around(Integration services) {
    return new Integration() {
      @Override
      public JsonNode call(TaskCall call) {
        if (strikes(call, Fault.Moment.BEFORE)) {
          throw failure(call);
        }
        JsonNode answer = services.call(call);
        if (call.resource().isSync()) {
          return answer;
        }
        if (strikes(call, Fault.Moment.DURING)) {
          throw failure(call);
        }
        if (strikes(call, Fault.Moment.AFTER)) {
          if (call.resource().waitsForToken()) {
            awaitStatement.accept(answer.get("Id").asText());
          }
          throw failure(call);
        }
        return answer;
      }

      @Override
      public JsonNode awaitEnd(TaskCall call, JsonNode submitted) {
        if (strikes(call, Fault.Moment.DURING)) {
          throw failure(call);
        }
        JsonNode result = services.awaitEnd(call, submitted);
        if (strikes(call, Fault.Moment.AFTER)) {
          throw failure(call);
        }
        return result;
      }
    };
  }

  private boolean strikes(TaskCall call, Fault.Moment moment) {
    Fault fault = armed.get();
    return fault.moment() == moment
        && fault.state().equals(call.stateName())
        && call.executionArn().contains(":execution:" + fault.machine() + ":")
        && armed.compareAndSet(fault, NONE);
  }

  private static StateFailure failure(TaskCall call) {
    return new StateFailure(Fault.ERROR, "Injected into \"" + call.stateName() + "\".");
  }
}
