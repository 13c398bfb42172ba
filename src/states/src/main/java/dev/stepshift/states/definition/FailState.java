package dev.stepshift.states.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Ends the execution in error.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html">Fail</a>
 */
public record FailState(Optional<JsonNode> error, Optional<JsonNode> cause) implements State {

  @Override
  public String type() {
    return "Fail";
  }

  @Override
  public List<String> successors() {
    return List.of();
  }

  @Override
  public Exit exit() {
    return Exit.END;
  }
}
