package dev.stepshift.pipeline.yaml;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 90s}, {@code 30m}, {@code 1h}, and {@code 30d}. */
final class Durations {

  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,6})([smh])");

  private static final Pattern DAYS = Pattern.compile("([0-9]{1,4})d");

  private Durations() {}

  /** Whole days, such as {@code 30d}. */
  static OptionalInt days(String text) {
    Matcher matcher = DAYS.matcher(text);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
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
}
