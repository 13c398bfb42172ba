package dev.stepshift.pipeline;

import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a name may look like, and which known name a mistyped one was meant to be. */
final class Names {

  static final int MAX_LENGTH = 127;

  private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]*");
  private static final Pattern PIPELINE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  private Names() {}

  /** A column, table or schema: at most 127 bytes, Redshift's limit for a name. */
  static boolean isIdentifier(String name) {
    return name.length() <= MAX_LENGTH && IDENTIFIER.matcher(name).matches();
  }

  /**
   * Notes it when the word is no identifier.
   *
   * @param what it names, such as {@code column}
   */
  static void checkIdentifier(Problems problems, Word word, String what) {
    if (!isIdentifier(word.text())) {
      problems.add(
          word,
          "'%s' is no name of a %s; write up to %d of a-z, 0-9, _, not a digit first"
              .formatted(word.text(), what, MAX_LENGTH));
    }
  }

  /**
   * No double underscore, since {@code <pipeline>__<table>} names the staging table and must tell
   * the two apart.
   */
  static boolean isPipeline(String name) {
    return name.length() <= MAX_LENGTH && PIPELINE.matcher(name).matches();
  }

  /** The mend for an unknown name: the nearest known one, or all of them. */
  static String suggest(String unknown, Collection<String> known, String whatTheyAre) {
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
