package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepshift.states.StateFailure;
import dev.stepshift.states.definition.FailState;
import java.util.Optional;

final class FailRunner implements StateRunner<FailState> {

  @Override
  public Leaving run(FailState state, Visit visit) {
    Optional<String> error = text(state.error(), "Error", visit);
    throw new StateFailure(error.orElse(""), text(state.cause(), "Cause", visit));
  }

  private static Optional<String> text(Optional<JsonNode> template, String field, Visit visit) {
    return template.map(
        value -> {
          JsonNode result = visit.evaluate(value, field, visit.bindings());
          if (!result.isTextual()) {
            throw visit.unexpectedType(value, field);
          }
          return result.textValue();
        });
  }
}
