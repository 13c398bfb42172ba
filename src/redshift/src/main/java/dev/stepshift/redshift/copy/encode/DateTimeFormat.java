package dev.stepshift.redshift.copy.encode;

import dev.stepshift.redshift.copy.error.CopyFailed;
import java.util.List;

/**
 * How dates and times are written in a file: the standard form, a pattern, 'auto', or a count of
 * seconds or milliseconds since 1970.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/r_DATEFORMAT_and_TIMEFORMAT_strings.html">
 *     DATEFORMAT and TIMEFORMAT strings</a>
 */
public final class DateTimeFormat {

  private enum Kind {
    STANDARD,
    AUTO,
    EPOCH_SECONDS,
    EPOCH_MILLISECONDS,
    PATTERN
  }

  private static final int MAX_EPOCH_DIGITS = 15;

  private final Kind kind;
  private final String text;
  private final List<DateTimePattern> patterns;

  private DateTimeFormat(Kind kind, String text, List<DateTimePattern> patterns) {
    this.kind = kind;
    this.text = text;
    this.patterns = patterns;
  }

  /** What holds when neither DATEFORMAT nor TIMEFORMAT is given. */
  public static DateTimeFormat standard() {
    return new DateTimeFormat(Kind.STANDARD, "", List.of());
  }

  /** The format of DATEFORMAT's argument. */
  public static DateTimeFormat ofDate(String argument) throws CopyFailed {
    if (argument.equals("auto")) {
      return new DateTimeFormat(Kind.AUTO, argument, DateTimePattern.automatic());
    }
    return new DateTimeFormat(
        Kind.PATTERN, argument, List.of(DateTimePattern.compile("DATEFORMAT", argument)));
  }

  /** The format of TIMEFORMAT's argument. */
  public static DateTimeFormat ofTime(String argument) throws CopyFailed {
    return switch (argument) {
      case "auto" -> new DateTimeFormat(Kind.AUTO, argument, DateTimePattern.automatic());
      case "epochsecs" -> new DateTimeFormat(Kind.EPOCH_SECONDS, argument, List.of());
      case "epochmillisecs" -> new DateTimeFormat(Kind.EPOCH_MILLISECONDS, argument, List.of());
      default ->
          new DateTimeFormat(
              Kind.PATTERN, argument, List.of(DateTimePattern.compile("TIMEFORMAT", argument)));
    };
  }

  boolean isStandard() {
    return kind == Kind.STANDARD;
  }

  /** The pattern as error messages show it. */
  String describe(String standard) {
    return isStandard() ? standard : text;
  }

  /** Reads a value; answers whether the whole of it fits the format and exists. */
  boolean read(byte[] data, int from, int to, DateTimeValue value) {
    if (kind == Kind.EPOCH_SECONDS) {
      return readEpoch(data, from, to, 1_000_000L, value);
    }
    if (kind == Kind.EPOCH_MILLISECONDS) {
      return readEpoch(data, from, to, 1_000L, value);
    }
    for (DateTimePattern pattern : patterns) {
      value.clear();
      int end = pattern.read(data, from, to, value);
      if (end >= 0 && kind == Kind.AUTO) {
        end = TimeOfDay.readTail(data, end, to, value);
      }
      if (end == to && value.isComplete()) {
        return true;
      }
    }
    return false;
  }

  private static boolean readEpoch(
      byte[] data, int from, int to, long microsPerUnit, DateTimeValue value) {
    value.clear();
    int at = from;
    boolean negative = at < to && data[at] == '-';
    at += negative ? 1 : 0;
    long whole = 0;
    int digits = 0;
    while (at < to && isDigit(data[at]) && digits <= MAX_EPOCH_DIGITS) {
      whole = whole * 10 + data[at++] - '0';
      digits++;
    }
    long micros = whole * microsPerUnit;
    if (at < to && data[at] == '.') {
      at++;
      for (long unit = microsPerUnit / 10; at < to && isDigit(data[at]); unit /= 10) {
        micros += unit * (data[at++] - '0');
      }
    }
    long latest = 253_402_300_799_999_999L; // the year 9999 ends
    if (digits == 0
        || digits > MAX_EPOCH_DIGITS
        || at != to
        || micros > latest
        || whole > latest / microsPerUnit) {
      return false;
    }
    value.setEpoch(negative ? -micros : micros);
    return value.year >= 1;
  }

  static boolean isDigit(byte value) {
    return value >= '0' && value <= '9';
  }
}
