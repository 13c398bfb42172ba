package dev.stepshift.pipeline.yaml;

import dev.stepshift.errors.PipelineInvalid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is wrong with a file, so that a person fixes all of it in one go. A set, since a wrong
 * default is met once a table.
 */
final class YamlProblems {

  private record Problem(int line, String text) {}

  private final String file;
  private final Set<Problem> problems = new LinkedHashSet<>();
  private int noted;

  YamlProblems(String file) {
    this.file = file;
  }

  /**
   * @param line counted from 1
   * @param path the field, such as {@code tables[orders].key}; empty for the file as a whole
   * @param text what is wrong; the fix
   */
  void add(int line, String path, String text) {
    noted++;
    problems.add(new Problem(line, path.isEmpty() ? text : path + ": " + text));
  }

  void add(YamlScalar scalar, String text) {
    add(scalar.line(), scalar.path(), text);
  }

  /** How often a problem was noted: a reader that compares two counts knows if it may build. */
  int noted() {
    return noted;
  }

  void throwIfAny() {
    if (!problems.isEmpty()) {
      List<Problem> inFileOrder = new ArrayList<>(problems);
      inFileOrder.sort(Comparator.comparingInt(Problem::line));
      throw new PipelineInvalid(
          inFileOrder.stream()
              .map(problem -> file + ":" + problem.line() + ": " + problem.text())
              .toList());
    }
  }
}
