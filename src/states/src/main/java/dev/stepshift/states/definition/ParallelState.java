package dev.stepshift.states.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Runs several workflows at once.
 *
 * @param arguments what each branch gets as input; absent, the state's input
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html">Parallel
 *     </a>
 */
public record ParallelState(
    List<Workflow> branches,
    Optional<JsonNode> arguments,
    List<Retrier> retry,
    List<Catcher> catchers,
    Exit exit)
    implements State, Retrying {

  @Override
  public String type() {
    return "Parallel";
  }

  @Override
  public List<String> successors() {
    return Retrying.super.successors();
  }
}
