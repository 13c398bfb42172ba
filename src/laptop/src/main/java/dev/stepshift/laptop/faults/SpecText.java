package dev.stepshift.laptop.faults;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/** How specifications write values. */
final class SpecText {

  private SpecText() {}

  static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  static String at(Enum<?> point) {
    return ":at=" + point.name().toLowerCase(Locale.ROOT);
  }

  static String error(String error) {
    return error.isEmpty() ? "" : ":error=" + error;
  }
}
