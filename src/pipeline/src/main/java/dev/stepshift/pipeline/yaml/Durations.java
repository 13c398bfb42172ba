package dev.stepshift.pipeline.yaml;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 90s}, {@code 30m}, {@code 1h}, and {@code 30d}. */
final class Durations {

  static final Pattern WRITTEN = Pattern.compile("([0-9]{1,6})([smh])");
  static final Pattern AGE = Pattern.compile("([0-9]{1,4})([mhd])");

  private static final Pattern DAYS = Pattern.compile("([0-9]{1,4})d");

  private Durations() {}

  /** Whole days, such as {@code 30d}. */
  static Optional<Integer> days(String text) {
    Matcher matcher = DAYS.matcher(text);
    return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }

  /** The duration, if it is one whole number and its unit. */
  static Optional<Duration> parse(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          default -> Duration.ofHours(number);
        });
  }

  /** An age in hours, such as 48 for {@code 2d}. */
  static Optional<BigDecimal> hours(String text) {
    Matcher matcher = AGE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "m" -> number.divide(BigDecimal.valueOf(60), MathContext.DECIMAL32);
          case "h" -> number;
          default -> number.multiply(BigDecimal.valueOf(24));
        });
  }
}
