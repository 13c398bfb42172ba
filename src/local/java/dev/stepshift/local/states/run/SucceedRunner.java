package dev.stepshift.local.states.run;

import dev.stepshift.local.states.definition.SucceedState;

final class SucceedRunner implements StateRunner<SucceedState> {

  @Override
  public Leaving run(SucceedState state, Visit visit) {
    return visit.leave(state.exit(), visit.input(), visit.bindings(), "");
  }
}
