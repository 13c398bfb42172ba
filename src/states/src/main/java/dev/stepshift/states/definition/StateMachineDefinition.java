package dev.stepshift.states.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepshift.states.integration.SupportedResources;
import dev.stepshift.states.integration.TaskResource;
import java.util.List;
import java.util.Optional;

/**
 * A state machine, read and checked.
 *
 * @param comment the machine's own Comment
 * @param timeoutSeconds of a whole execution
 * @see <a href="https://states-language.net/spec.html">Amazon States Language</a>
 */
public record StateMachineDefinition(
    Optional<String> comment, Workflow workflow, Optional<Long> timeoutSeconds) {

  /**
   * Reads a definition in the JSONata dialect.
   *
   * @throws DefinitionInvalid naming everything that AWS would refuse or this interpreter does not
   *     support
   */
  public static StateMachineDefinition parse(String json) {
    return new DefinitionReader(SupportedResources::refusal).read(json);
  }

  /** What {@link #parse} would complain about; empty if nothing. */
  public static List<String> problems(String json) {
    try {
      parse(json);
      return List.of();
    } catch (DefinitionInvalid invalid) {
      return invalid.problems();
    }
  }

  /**
   * What an Express machine may not hold.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html">
   *     Choosing workflow type</a>
   */
  public List<String> problemsAsExpress() {
    return ExpressRules.problems(workflow, "");
  }

  /** Resources may depend on their arguments being known: a refusal names what is wrong. */
  @FunctionalInterface
  interface ResourceCheck {

    List<String> refusal(TaskResource resource, Optional<JsonNode> arguments);
  }
}
