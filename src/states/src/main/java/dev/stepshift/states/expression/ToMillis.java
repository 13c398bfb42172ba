package dev.stepshift.states.expression;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.text.ParseException;
import java.time.DateTimeException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code $toMillis} as the reference implementation has it: a text without a picture is a timestamp
 * of ISO 8601, or an error; the library reads a bare number as a year.
 *
 * @see <a href="https://docs.jsonata.org/date-time-functions#tomillis">JSONata: $toMillis</a>
 */
final class ToMillis {

  private static final Pattern ISO_8601 =
      Pattern.compile(
          "\\d{4}(-[01]\\d)*(-[0-3]\\d)*(T[0-2]\\d:[0-5]\\d:[0-5]\\d)*(\\.\\d+)?"
              + "([+-][0-2]\\d:?[0-5]\\d|Z)?");

  private ToMillis() {}

  static void bindTo(Jsonata.Frame frame) {
    frame.bind(
        "toMillis", new JFunction((in, args) -> of(text(args, 0), text(args, 1)), "<s-s?:n>"));
  }

  private static @Nullable String text(@Nullable List<?> args, int index) {
    return args == null || args.size() <= index || !(args.get(index) instanceof String text)
        ? null
        : text;
  }

  /** A null is JSONata's "nothing"; a date that no calendar has becomes JSON's null. */
  private static @Nullable Object of(@Nullable String timestamp, @Nullable String picture) {
    if (timestamp == null) {
      return null;
    }
    if (picture == null && !ISO_8601.matcher(timestamp).matches()) {
      throw new JException("D3110", -1, timestamp);
    }
    try {
      return Functions.dateTimeToMillis(timestamp, picture);
    } catch (ParseException | DateTimeException noDate) {
      return Jsonata.NULL_VALUE;
    }
  }
}
