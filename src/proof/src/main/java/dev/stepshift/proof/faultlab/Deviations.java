package dev.stepshift.proof.faultlab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is otherwise than an undisturbed run leaves it, a sentence each. */
final class Deviations {

  private final List<String> all = new ArrayList<>();

  void add(String deviation) {
    all.add(deviation.strip().replaceAll("\\s*\n\\s*", " "));
  }

  void require(boolean holds, String otherwise) {
    if (!holds) {
      add(otherwise);
    }
  }

  void compare(String what, @Nullable Object actual, @Nullable Object expected) {
    if (!Objects.equals(actual, expected)) {
      add("%s is %s, and undisturbed %s".formatted(what, actual, expected));
    }
  }

  /** Compares value by value. */
  void compare(String what, Map<String, String> actual, Map<String, String> expected) {
    TreeSet<String> names = new TreeSet<>(actual.keySet());
    names.addAll(expected.keySet());
    names.forEach(name -> compare(what + ": " + name, actual.get(name), expected.get(name)));
  }

  List<String> all() {
    return List.copyOf(all);
  }
}
