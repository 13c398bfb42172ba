package dev.stepshift.states.definition;

import java.util.List;

/** One entry of Catch: which errors, and where to go with what. */
public record Catcher(List<String> errorEquals, Exit exit) {

  public Catcher {
    errorEquals = List.copyOf(errorEquals);
  }
}
