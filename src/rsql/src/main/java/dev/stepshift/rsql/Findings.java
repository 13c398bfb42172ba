package dev.stepshift.rsql;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is to be said of the lines. */
final class Findings {

  private final List<Finding> all = new ArrayList<>();

  void note(ScriptLine place, String text, String why) {
    all.add(new Finding(place, text, why, false));
  }

  Finding problem(ScriptLine place, String text, String why) {
    Finding problem = new Finding(place, text, why, true);
    all.add(problem);
    return problem;
  }

  List<Finding> all() {
    return List.copyOf(all);
  }
}
