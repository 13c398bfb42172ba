package dev.stepshift.sql.validation;

import java.math.BigDecimal;
import java.util.Optional;

/** What an observed number may be, both ends included; an absent one is open. */
public record Bounds(Optional<BigDecimal> minimum, Optional<BigDecimal> maximum) {

  static Bounds none() {
    return atMost(BigDecimal.ZERO);
  }

  static Bounds exactly(BigDecimal number) {
    return new Bounds(Optional.of(number), Optional.of(number));
  }

  static Bounds atLeast(BigDecimal number) {
    return new Bounds(Optional.of(number), Optional.empty());
  }

  static Bounds atMost(BigDecimal number) {
    return new Bounds(Optional.empty(), Optional.of(number));
  }
}
