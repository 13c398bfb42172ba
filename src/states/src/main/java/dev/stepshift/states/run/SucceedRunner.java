package dev.stepshift.states.run;

import dev.stepshift.states.definition.SucceedState;

final class SucceedRunner implements StateRunner<SucceedState> {

  @Override
  public Leaving run(SucceedState state, Visit visit) {
    return visit.leave(state.exit(), visit.input(), visit.bindings(), "");
  }
}
