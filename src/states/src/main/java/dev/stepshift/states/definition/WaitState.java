package dev.stepshift.states.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Waits; exactly one of the two is given.
 *
 * @param seconds a number or an expression
 * @param timestamp an RFC 3339 text or an expression
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html">Wait</a>
 */
public record WaitState(Optional<JsonNode> seconds, Optional<JsonNode> timestamp, Exit exit)
    implements State {

  @Override
  public String type() {
    return "Wait";
  }

  @Override
  public List<String> successors() {
    return exit.next().stream().toList();
  }
}
