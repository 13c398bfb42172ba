package dev.stepshift.states.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** States and where to start: a whole machine, a Parallel branch or a Map's item processor. */
public record Workflow(String startAt, Map<String, State> states) {

  public Workflow {
    states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
  }

  public State state(String name) {
    State state = states.get(name);
    if (state == null) {
      throw new IllegalArgumentException("there is no state " + name);
    }
    return state;
  }
}
