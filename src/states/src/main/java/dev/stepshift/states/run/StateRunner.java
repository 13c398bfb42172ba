package dev.stepshift.states.run;

import dev.stepshift.states.concurrent.Stopped;
import dev.stepshift.states.definition.State;

/** Runs states of one type. */
interface StateRunner<S extends State> {

  /**
   * Runs a state to its end.
   *
   * @throws dev.stepshift.states.integration.StateFailure if the state fails
   * @throws Stopped if nobody wants it any more
   */
  StateResult run(S state, StateRun run);
}
