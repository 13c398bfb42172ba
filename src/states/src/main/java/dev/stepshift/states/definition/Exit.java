package dev.stepshift.states.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * How a state, a choice rule or a catcher is left.
 *
 * @param assign the Assign object, expressions unevaluated
 * @param output the Output template
 * @param next the state that follows; empty where the workflow ends
 */
public record Exit(Optional<JsonNode> assign, Optional<JsonNode> output, Optional<String> next) {

  static final Exit END = new Exit(Optional.empty(), Optional.empty(), Optional.empty());
}
