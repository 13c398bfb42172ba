package dev.stepshift.redshift.copy.encode;

import dev.stepshift.redshift.copy.error.CopyFailed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A DATEFORMAT or TIMEFORMAT string, cut into elements.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/r_DATEFORMAT_and_TIMEFORMAT_strings.html">
 *     DATEFORMAT and TIMEFORMAT strings</a>
 */
final class DateTimePattern {

  /** Longest words first, so that HH24 is not read as HH. */
  private enum Field {
    YYYY,
    HH24,
    HH12,
    MONTH,
    MON,
    YY,
    MM,
    DD,
    HH,
    MI,
    SS,
    AM,
    PM,
    OF,
    TZ;

    boolean isNumber() {
      return switch (this) {
        case MON, MONTH, AM, PM, OF, TZ -> false;
        default -> true;
      };
    }
  }

  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final List<String> MONTH_NAMES =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  /** The dates that 'auto' recognizes, unambiguous ones first. */
  private static final List<String> AUTOMATIC =
      List.of(
          "YYYY-MM-DD",
          "YYYY/MM/DD",
          "YYYY.MM.DD",
          "YYYYMMDD",
          "YYMMDD",
          "MM/DD/YYYY",
          "MM-DD-YYYY",
          "MM.DD.YYYY",
          "MM/DD/YY",
          "MON DD, YYYY",
          "MON DD YYYY",
          "MON-DD-YYYY",
          "DD-MON-YYYY",
          "DD MON YYYY",
          "YYYY-MON-DD",
          "DD-MON-YY",
          "MON-DD-YY");

  /** A field, or one literal byte when the field is null. */
  private record Element(@Nullable Field field, byte literal) {}

  private final List<Element> elements;

  private DateTimePattern(List<Element> elements) {
    this.elements = elements;
  }

  static List<DateTimePattern> automatic() throws CopyFailed {
    List<DateTimePattern> patterns = new ArrayList<>();
    for (String text : AUTOMATIC) {
      patterns.add(compile("auto", text));
    }
    return patterns;
  }

  static DateTimePattern compile(String option, String text) throws CopyFailed {
    List<Element> elements = new ArrayList<>();
    int at = 0;
    boolean literal = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      Field field = literal ? null : fieldAt(text, at);
      if (c == '"') {
        literal = !literal;
        at++;
      } else if (field != null) {
        elements.add(new Element(field, (byte) 0));
        at += field.name().length();
      } else if (c > 127 || (!literal && Character.isLetter(c) && c != 'T')) {
        throw new CopyFailed(
            option
                + " '"
                + text
                + "' is not valid: '"
                + text.substring(at)
                + "' is not a date part");
      } else {
        elements.add(new Element(null, (byte) c));
        at++;
      }
    }
    if (elements.isEmpty()) {
      throw new CopyFailed(option + " is empty");
    }
    return new DateTimePattern(List.copyOf(elements));
  }

  private static @Nullable Field fieldAt(String text, int at) {
    for (Field field : Field.values()) {
      if (text.regionMatches(true, at, field.name(), 0, field.name().length())) {
        return field;
      }
    }
    return null;
  }

  /**
   * Reads a value by the pattern.
   *
   * @return the offset behind what was read, or -1 when it does not match
   */
  int read(byte[] data, int from, int to, DateTimeValue value) {
    int at = from;
    for (int i = 0; i < elements.size() && at >= 0; i++) {
      Element element = elements.get(i);
      if (element.field == null) {
        at = at < to && data[at] == element.literal ? at + 1 : -1;
      } else if (element.field.isNumber()) {
        boolean joined = i + 1 < elements.size() && isNumber(elements.get(i + 1));
        at = readNumber(element.field, joined, data, at, to, value);
      } else {
        at = readWord(element.field, data, at, to, value);
      }
    }
    return at;
  }

  private static boolean isNumber(Element element) {
    return element.field != null && element.field.isNumber();
  }

  private static int readNumber(
      Field field, boolean joined, byte[] data, int from, int to, DateTimeValue value) {
    int most = field == Field.YYYY ? 4 : 2;
    int least = joined || most == 4 || field == Field.YY ? most : 1;
    int at = from;
    int number = 0;
    while (at < to && at - from < most && DateTimeFormat.isDigit(data[at])) {
      number = number * 10 + data[at++] - '0';
    }
    if (at - from < least) {
      return -1;
    }
    switch (field) {
      case YYYY -> value.year = number;
      case YY -> value.year = number + (number < 70 ? 2000 : 1900);
      case MM -> value.month = number;
      case DD -> value.day = number;
      case HH, HH24, HH12 -> value.hour = number;
      case MI -> value.minute = number;
      default -> {
        value.second = number;
        return TimeOfDay.readFraction(data, at, to, value);
      }
    }
    return at;
  }

  private static int readWord(Field field, byte[] data, int from, int to, DateTimeValue value) {
    return switch (field) {
      case MON, MONTH -> readMonth(data, from, to, value);
      case AM, PM -> {
        if (from + 1 >= to || (data[from + 1] | 0x20) != 'm') {
          yield -1;
        }
        int letter = data[from] | 0x20;
        value.meridiem(letter == 'p');
        yield letter == 'a' || letter == 'p' ? from + 2 : -1;
      }
      default -> TimeOfDay.readOffset(data, from, to, value);
    };
  }

  private static int readMonth(byte[] data, int from, int to, DateTimeValue value) {
    if (to - from < 3) {
      return -1;
    }
    String start = ascii(data, from, from + 3);
    int at = MONTHS.indexOf(start);
    if (at < 0 || at % 3 != 0) {
      return -1;
    }
    value.month = at / 3 + 1;
    String full = MONTH_NAMES.get(at / 3);
    boolean inFull =
        to - from >= full.length() && ascii(data, from, from + full.length()).equals(full);
    return from + (inFull ? full.length() : 3);
  }

  private static String ascii(byte[] data, int from, int to) {
    return new String(data, from, to - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
  }
}
