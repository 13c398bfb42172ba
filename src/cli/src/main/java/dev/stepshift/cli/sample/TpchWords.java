package dev.stepshift.cli.sample;

import io.trino.tpch.TextPool;
import java.util.List;
import java.util.Random;

/** dbgen's vocabulary, drawn by a seeded generator. */
final class TpchWords {

  private static final List<String> PRIORITIES =
      List.of("1-URGENT", "2-HIGH", "3-MEDIUM", "4-NOT SPECIFIED", "5-LOW");
  private static final List<String> SEGMENTS =
      List.of("AUTOMOBILE", "BUILDING", "FURNITURE", "HOUSEHOLD", "MACHINERY");
  private static final List<String> INSTRUCTIONS =
      List.of("COLLECT COD", "DELIVER IN PERSON", "NONE", "TAKE BACK RETURN");
  private static final List<String> MODES =
      List.of("AIR", "FOB", "MAIL", "RAIL", "REG AIR", "SHIP", "TRUCK");
  private static final String ADDRESS =
      "0123456789abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ,";

  private final Random random;
  private final TextPool texts = TextPool.getDefaultTextPool();

  TpchWords(Random random) {
    this.random = random;
  }

  String priority() {
    return any(PRIORITIES);
  }

  String segment() {
    return any(SEGMENTS);
  }

  String instructions() {
    return any(INSTRUCTIONS);
  }

  String mode() {
    return any(MODES);
  }

  String address() {
    int length = between(10, 40);
    StringBuilder address = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      address.append(ADDRESS.charAt(random.nextInt(ADDRESS.length())));
    }
    return address.toString();
  }

  String phone(long nation) {
    return "%d-%03d-%03d-%04d"
        .formatted(10 + nation, between(100, 999), between(100, 999), between(1000, 9999));
  }

  /**
   * @param average characters; dbgen's texts are 0.4 to 1.6 times as long
   */
  String text(int average) {
    int length = between((int) (average * 0.4), (int) (average * 1.6));
    int begin = random.nextInt(texts.size() - length);
    return texts.getText(begin, begin + length);
  }

  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  long between(long least, long most) {
    return least + (long) (random.nextDouble() * (most - least + 1));
  }

  private String any(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
