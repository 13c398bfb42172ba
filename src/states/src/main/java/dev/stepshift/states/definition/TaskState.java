package dev.stepshift.states.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepshift.states.integration.TaskResource;
import java.util.List;
import java.util.Optional;

/**
 * Calls something and waits for its answer.
 *
 * @param timeoutSeconds a number or an expression
 * @param heartbeatSeconds a number or an expression
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html">Task</a>
 */
public record TaskState(
    TaskResource resource,
    Optional<JsonNode> arguments,
    Optional<JsonNode> timeoutSeconds,
    Optional<JsonNode> heartbeatSeconds,
    List<Retrier> retry,
    List<Catcher> catchers,
    Exit exit)
    implements State, Retrying {

  @Override
  public String type() {
    return "Task";
  }

  @Override
  public List<String> successors() {
    return Retrying.super.successors();
  }
}
