package dev.stepshift.rsql;

import java.util.Optional;

/** How many rows are right, both ends included. */
record RowBounds(Optional<Long> minimum, Optional<Long> maximum) {

  static RowBounds atLeast(long minimum) {
    return new RowBounds(Optional.of(minimum), Optional.empty());
  }

  static RowBounds atMost(long maximum) {
    return new RowBounds(Optional.empty(), Optional.of(maximum));
  }

  /** As SQL behind a count. */
  String sql() {
    if (minimum.equals(maximum)) {
      return "= " + minimum.orElseThrow();
    }
    return minimum.map(least -> ">= " + least).orElseGet(() -> "<= " + maximum.orElseThrow());
  }

  String words() {
    if (minimum.equals(maximum)) {
      return "exactly " + minimum.orElseThrow();
    }
    return minimum
        .map(least -> "at least " + least)
        .orElseGet(() -> "at most " + maximum.orElseThrow());
  }
}
