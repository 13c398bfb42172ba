package dev.stepshift.pipeline;

import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/** Which known name a mistyped one was meant to be. */
public final class Suggestion {

  private Suggestion() {}

  /** The fix for an unknown name: the nearest known one, or all of them. */
  public static String of(String unknown, Collection<String> known, String whatTheyAre) {
    if (known.isEmpty()) {
      return "there are no " + whatTheyAre;
    }
    return known.stream()
        .min(Comparator.comparingInt(name -> distance(unknown, name)))
        .filter(name -> distance(unknown, name) <= Math.max(1, (name.length() + 1) / 3))
        .map(name -> "did you mean " + name + "?")
        .orElseGet(() -> whatTheyAre + ": " + String.join(", ", ordered(known)));
  }

  private static Set<String> ordered(Collection<String> names) {
    return new TreeSet<>(names);
  }

  /** Levenshtein's distance: letters to insert, delete or replace. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
