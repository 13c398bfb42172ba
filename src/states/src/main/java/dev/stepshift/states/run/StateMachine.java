package dev.stepshift.states.run;

import dev.stepshift.states.definition.StateMachineDefinition;
import java.time.Instant;

/**
 * A state machine as it was when an execution started; an update makes a new one.
 *
 * @param text the definition as it was given
 * @param revisionId changes with each update
 */
public record StateMachine(
    String arn,
    String name,
    boolean express,
    StateMachineDefinition definition,
    String text,
    String roleArn,
    Instant createdAt,
    Instant updatedAt,
    String revisionId) {

  public String type() {
    return express ? "EXPRESS" : "STANDARD";
  }
}
