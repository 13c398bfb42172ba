package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepshift.states.definition.ChoiceState;
import dev.stepshift.states.expression.Bindings;
import dev.stepshift.states.integration.StateFailure;

final class ChoiceRunner implements StateRunner<ChoiceState> {

  @Override
  public StateResult run(ChoiceState state, StateRun run) {
    Bindings bindings = run.bindings();
    for (int index = 0; index < state.rules().size(); index++) {
      ChoiceState.Rule rule = state.rules().get(index);
      String field = "Choices[" + index + "]/";
      JsonNode matches = run.evaluate(rule.condition(), field + "Condition", bindings);
      if (!matches.isBoolean()) {
        throw run.unexpectedType(rule.condition(), field + "Condition");
      }
      if (matches.booleanValue()) {
        return run.leave(rule.exit(), run.input(), bindings, field);
      }
    }
    if (state.otherwise().next().isEmpty()) {
      // AWS documents States.NoChoiceMatched, and was measured to answer this.
      throw run.failure(
          StateFailure.RUNTIME,
          "Failed to transition out of the state. The state does not point to a next state.");
    }
    return run.leave(state.otherwise(), run.input(), bindings, "");
  }
}
