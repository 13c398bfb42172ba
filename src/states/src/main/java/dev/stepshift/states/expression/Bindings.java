package dev.stepshift.states.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;

/**
 * What an expression can see: {@code $states} and the variables in scope.
 *
 * @param states the members of $states: input, context and, where allowed, result or errorOutput
 * @param variables by name, without the dollar sign
 * @param now what $now() and $millis() answer
 */
public record Bindings(ObjectNode states, Map<String, JsonNode> variables, Instant now) {

  /** The same bindings with one more member of $states. */
  public Bindings with(String member, JsonNode value) {
    ObjectNode more = states.objectNode();
    more.setAll(states);
    more.set(member, value);
    return new Bindings(more, variables, now);
  }
}
