package dev.stepshift.states.definition;

import java.util.List;

/** A state of a workflow; one record a type. */
public sealed interface State
    permits TaskState,
        ChoiceState,
        WaitState,
        PassState,
        MapState,
        ParallelState,
        SucceedState,
        FailState {

  /** The word in the field Type, with which the names of history events begin. */
  String type();

  /** Names of the states that this one can lead to. */
  List<String> successors();

  /** How it is left when all is well. */
  Exit exit();
}
