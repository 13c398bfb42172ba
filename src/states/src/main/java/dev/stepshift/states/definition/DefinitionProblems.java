package dev.stepshift.states.definition;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a definition, so that one reading names it all. */
final class DefinitionProblems {

  private final List<String> texts = new ArrayList<>();

  void add(String path, String problem) {
    texts.add((path.isEmpty() ? "/" : path) + ": " + problem);
  }

  List<String> texts() {
    return texts;
  }
}
