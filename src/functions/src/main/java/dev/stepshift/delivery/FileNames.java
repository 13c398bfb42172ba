package dev.stepshift.delivery;

import java.util.List;

/** Names of files in a sentence. */
final class FileNames {

  private static final int MOST = 5;

  private FileNames() {}

  /** The first of them, and how many there are more. */
  static String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(MOST, names.size())));
    return names.size() <= MOST ? first : first + " and " + (names.size() - MOST) + " more";
  }
}
