package dev.stepshift.proof.deliveries;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A column of a table.
 *
 * @param inFiles what files call it, empty for its name
 * @param before the name that it had, empty for none
 */
record RandomColumn(
    String name, RandomType type, boolean isRequired, String inFiles, String before) {

  /** All names by which a file's column is found. */
  List<String> namesInFiles() {
    List<String> names = new ArrayList<>(List.of(name));
    if (!inFiles.isEmpty()) {
      names.add(inFiles);
    }
    if (!before.isEmpty()) {
      names.add(before);
    }
    return names;
  }

  String yaml() {
    return "{name: %s, type: %s%s%s%s}"
        .formatted(
            name,
            type.yaml(),
            isRequired ? ", not_null: true" : "",
            inFiles.isEmpty() ? "" : ", from: '" + inFiles + "'",
            before.isEmpty() ? "" : ", renamed_from: " + before);
  }

  static RandomColumn required(String name) {
    return new RandomColumn(name, RandomType.NUMBER, true, "", "");
  }

  static RandomColumn optional(String name, Random random) {
    RandomType[] types = RandomType.values();
    return new RandomColumn(
        name,
        types[random.nextInt(types.length)],
        false,
        random.nextInt(4) == 0 ? "The " + name + ", as told" : "",
        random.nextInt(4) == 0 ? "old_" + name : "");
  }
}
