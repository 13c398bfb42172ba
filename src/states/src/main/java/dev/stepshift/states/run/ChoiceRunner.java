package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepshift.states.StateFailure;
import dev.stepshift.states.definition.ChoiceState;
import dev.stepshift.states.expression.Bindings;

final class ChoiceRunner implements StateRunner<ChoiceState> {

  @Override
  public Leaving run(ChoiceState state, Visit visit) {
    Bindings bindings = visit.bindings();
    for (int index = 0; index < state.rules().size(); index++) {
      ChoiceState.Rule rule = state.rules().get(index);
      String field = "Choices[" + index + "]/";
      JsonNode matches = visit.evaluate(rule.condition(), field + "Condition", bindings);
      if (!matches.isBoolean()) {
        throw visit.unexpectedType(rule.condition(), field + "Condition");
      }
      if (matches.booleanValue()) {
        return visit.leave(rule.exit(), visit.input(), bindings, field);
      }
    }
    if (state.otherwise().next().isEmpty()) {
      // AWS documents States.NoChoiceMatched, and was measured to answer this.
      throw visit.failure(
          StateFailure.RUNTIME,
          "Failed to transition out of the state. The state does not point to a next state.");
    }
    return visit.leave(state.otherwise(), visit.input(), bindings, "");
  }
}
