package dev.stepshift.delivery;

import java.util.List;

/** Names of files in a sentence. */
final class FileNames {

  private static final int MOST = 5;

  private FileNames() {}

  /** The first of them, and how many there are more. */
  static String some(List<String> names) {
    return some(names, MOST);
  }

  /**
   * @param most how many are named
   */
  static String some(List<String> names, int most) {
    String first = String.join(", ", names.subList(0, Math.min(most, names.size())));
    return names.size() <= most ? first : first + " and " + (names.size() - most) + " more";
  }
}
