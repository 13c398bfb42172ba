package dev.stepshift.states.definition;

import java.util.List;

/** A definition that Step Functions, or this interpreter of it, refuses; lists all problems. */
public final class DefinitionInvalid extends RuntimeException {

  private final transient List<String> problems;

  DefinitionInvalid(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One text a problem, {@code /States/Load/Next: there is no state "Lod"}. */
  public List<String> problems() {
    return problems;
  }
}
