package dev.stepshift.bench;

import java.util.Collection;
import java.util.List;

/** Measured values of one quantity, in ascending order. */
record Spread(List<Double> values) {

  Spread {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    values = values.stream().sorted().toList();
  }

  static Spread of(Collection<? extends Number> values) {
    return new Spread(values.stream().map(Number::doubleValue).toList());
  }

  double min() {
    return values.get(0);
  }

  double max() {
    return values.get(values.size() - 1);
  }

  /** The middle value, or the mean of the two in the middle. */
  double median() {
    int middle = values.size() / 2;
    return values.size() % 2 == 1
        ? values.get(middle)
        : (values.get(middle - 1) + values.get(middle)) / 2;
  }

  /** The smallest value that at least this share of the values does not exceed (nearest rank). */
  double percentile(double share) {
    int rank = (int) Math.ceil(share * values.size());
    return values.get(Math.min(values.size(), Math.max(1, rank)) - 1);
  }
}
