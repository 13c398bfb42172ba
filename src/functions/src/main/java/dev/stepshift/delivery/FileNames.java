package dev.stepshift.delivery;

import java.util.List;

/** Names of files in a sentence. */
final class FileNames {

  private static final int MOST = 5;

  /** Where the sentence has more to say than names. */
  private static final int FEW = 3;

  private FileNames() {}

  /** The first of them, and how many there are more. */
  static String some(List<String> names) {
    return some(names, MOST);
  }

  /** The same with fewer of them. */
  static String few(List<String> names) {
    return some(names, FEW);
  }

  private static String some(List<String> names, int most) {
    String first = String.join(", ", names.subList(0, Math.min(most, names.size())));
    return names.size() <= most ? first : first + " and " + (names.size() - most) + " more";
  }
}
