package dev.stepshift.states.run;

import dev.stepshift.states.definition.PassState;

final class PassRunner implements StateRunner<PassState> {

  @Override
  public StateResult run(PassState state, StateRun run) {
    return run.leave(state.exit(), run.input(), run.bindings(), "");
  }
}
