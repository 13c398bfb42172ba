package dev.stepshift.states.definition;

import java.util.ArrayList;
import java.util.List;

/** What Task, Map and Parallel have in common: they may be tried again, and caught. */
public interface Retrying {

  List<Retrier> retry();

  List<Catcher> catchers();

  Exit exit();

  /** The state that follows, and those that catchers lead to. */
  default List<String> successors() {
    List<String> names = new ArrayList<>();
    exit().next().ifPresent(names::add);
    catchers().forEach(catcher -> catcher.exit().next().ifPresent(names::add));
    return names;
  }
}
