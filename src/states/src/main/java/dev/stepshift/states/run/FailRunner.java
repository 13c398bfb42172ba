package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepshift.states.definition.FailState;
import dev.stepshift.states.integration.StateFailure;
import java.util.Optional;

final class FailRunner implements StateRunner<FailState> {

  @Override
  public StateResult run(FailState state, StateRun run) {
    Optional<String> error = text(state.error(), "Error", run);
    throw new StateFailure(error.orElse(""), text(state.cause(), "Cause", run));
  }

  private static Optional<String> text(Optional<JsonNode> template, String field, StateRun run) {
    return template.map(
        value -> {
          JsonNode result = run.evaluate(value, field, run.bindings());
          if (!result.isTextual()) {
            throw run.unexpectedType(value, field);
          }
          return result.textValue();
        });
  }
}
