package dev.stepshift.states.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the first rule whose condition is true.
 *
 * @param otherwise the Default, with the state's own Assign and Output; its next is empty if there
 *     is no Default
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html">Choice</a>
 */
public record ChoiceState(List<Rule> rules, Exit otherwise) implements State {

  /** One of Choices. */
  public record Rule(JsonNode condition, Exit exit) {}

  @Override
  public String type() {
    return "Choice";
  }

  @Override
  public List<String> successors() {
    List<String> names = new ArrayList<>();
    rules.forEach(rule -> rule.exit().next().ifPresent(names::add));
    otherwise.next().ifPresent(names::add);
    return names;
  }

  @Override
  public Exit exit() {
    return otherwise;
  }
}
