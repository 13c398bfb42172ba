package dev.stepshift.states.definition;

import java.util.List;

/**
 * Does no work but its Assign and Output.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html">Pass</a>
 */
public record PassState(Exit exit) implements State {

  @Override
  public String type() {
    return "Pass";
  }

  @Override
  public List<String> successors() {
    return exit.next().stream().toList();
  }
}
