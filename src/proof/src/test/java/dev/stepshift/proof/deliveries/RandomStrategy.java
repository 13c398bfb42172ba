package dev.stepshift.proof.deliveries;

import java.util.Locale;

/** How a delivery comes into the target. */
enum RandomStrategy {
  APPEND(Key.MAYBE, ""),
  REPLACE(Key.MAYBE, ""),
  REPLACE_PARTITION(Key.MAYBE, ", partition: part"),
  DELETE_INSERT(Key.GROUP, ""),
  UPSERT(Key.ROW, ""),
  MIRROR(Key.ROW, ""),
  SCD1(Key.ROW, ", surrogate_key: sk"),
  SCD2(Key.ROW, ", surrogate_key: sk");

  /** What the key tells apart. */
  enum Key {
    MAYBE,
    ROW,
    GROUP
  }

  private final Key key;
  private final String yaml;

  RandomStrategy(Key key, String yaml) {
    this.key = key;
    this.yaml = yaml;
  }

  Key key() {
    return key;
  }

  /** Whether an older delivery would lie on top of a newer one. */
  boolean overwrites() {
    return this != APPEND && this != SCD2;
  }

  private boolean takesAway() {
    return this == REPLACE || this == REPLACE_PARTITION || this == DELETE_INSERT || this == MIRROR;
  }

  /** The fields of a table, but for those that all tables have. */
  String yaml() {
    return "strategy: "
        + name().toLowerCase(Locale.ROOT)
        + yaml
        + (takesAway() ? ", max_delete_percent: 100" : "");
  }
}
