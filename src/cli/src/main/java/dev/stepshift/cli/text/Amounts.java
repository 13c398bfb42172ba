package dev.stepshift.cli.text;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/** Numbers as people read them. */
public final class Amounts {

  private Amounts() {}

  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Empty is a dash: not known is not zero. */
  public static String count(OptionalLong number) {
    return number.isPresent() ? count(number.getAsLong()) : "-";
  }

  public static String bytes(OptionalLong bytes) {
    return bytes.isPresent() ? bytes(bytes.getAsLong()) : "-";
  }

  /** In the largest unit of 1,000 that leaves at least 1, such as {@code 2.4 MB}. */
  public static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    String[] units = {"kB", "MB", "GB", "TB"};
    double value = bytes / 1000.0;
    int unit = 0;
    while (value >= 999.95 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
  }

  /** Such as {@code 0.4 s}, {@code 2 min 05 s}. */
  public static String time(Duration time) {
    if (time.toSeconds() < 60) {
      return String.format(Locale.ROOT, "%.1f s", Math.floor(time.toMillis() / 100.0) / 10);
    }
    return String.format(Locale.ROOT, "%d min %02d s", time.toMinutes(), time.toSecondsPart());
  }

  /** {@code 1 file}, {@code 4 files}. */
  public static String counted(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }
}
