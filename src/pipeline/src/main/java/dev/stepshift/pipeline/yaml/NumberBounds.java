package dev.stepshift.pipeline.yaml;

import java.math.BigDecimal;
import java.util.Optional;

/** The least and the greatest of a number; at least one of the two is given. */
record NumberBounds(Optional<BigDecimal> minimum, Optional<BigDecimal> maximum) {

  /** Reads both bounds; that there is none, or that they are swapped, is a problem. */
  static NumberBounds read(
      YamlMap fields,
      YamlField<Optional<BigDecimal>> minimum,
      YamlField<Optional<BigDecimal>> maximum) {
    NumberBounds bounds = new NumberBounds(fields.get(minimum), fields.get(maximum));
    if (!fields.has(minimum) && !fields.has(maximum)) {
      fields.problem("has no bound; add %s, %s or both".formatted(minimum.name(), maximum.name()));
    }
    bounds.checkOrder(fields, minimum, maximum);
    return bounds;
  }

  void checkOrder(YamlMap fields, YamlField<?> minimumField, YamlField<?> maximumField) {
    if (minimum.isPresent() && maximum.isPresent() && minimum.get().compareTo(maximum.get()) > 0) {
      fields.problem(maximumField, "is below " + minimumField.name() + "; swap the two");
    }
  }
}
