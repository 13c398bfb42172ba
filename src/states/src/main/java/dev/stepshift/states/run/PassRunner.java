package dev.stepshift.states.run;

import dev.stepshift.states.definition.PassState;

final class PassRunner implements StateRunner<PassState> {

  @Override
  public Leaving run(PassState state, Visit visit) {
    return visit.leave(state.exit(), visit.input(), visit.bindings(), "");
  }
}
