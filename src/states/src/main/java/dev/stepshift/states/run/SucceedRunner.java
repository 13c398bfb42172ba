package dev.stepshift.states.run;

import dev.stepshift.states.definition.SucceedState;

final class SucceedRunner implements StateRunner<SucceedState> {

  @Override
  public StateResult run(SucceedState state, StateRun run) {
    return run.leave(state.exit(), run.input(), run.bindings(), "");
  }
}
