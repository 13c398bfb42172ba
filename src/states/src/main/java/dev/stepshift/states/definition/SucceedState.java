package dev.stepshift.states.definition;

import java.util.List;

/**
 * Ends the workflow well.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html">Succeed</a>
 */
public record SucceedState(Exit exit) implements State {

  @Override
  public String type() {
    return "Succeed";
  }

  @Override
  public List<String> successors() {
    return List.of();
  }
}
