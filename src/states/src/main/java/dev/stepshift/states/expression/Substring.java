package dev.stepshift.states.expression;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code $substring} by code points, as the reference implementation counts. The library's own
 * mixes code points with UTF-16 units, and throws at most texts with an emoji. The library lets
 * nobody apply a function that is not its own in part: {@code $substring(?, 1)} is an error.
 *
 * @see <a href="https://docs.jsonata.org/string-functions#substring">JSONata: $substring</a>
 */
final class Substring {

  private Substring() {}

  static void bindTo(Jsonata.Frame frame) {
    frame.bind(
        "substring",
        new JFunction(
            (in, args) ->
                of(
                    argument(args, 0) instanceof String text ? text : null,
                    argument(args, 1) instanceof Number start ? start : null,
                    argument(args, 2) instanceof Number length ? length : null),
            "<s-nn?:s>"));
  }

  private static @Nullable Object argument(@Nullable List<?> args, int index) {
    return args == null || args.size() <= index ? null : args.get(index);
  }

  /**
   * A part of a text. A null is JSONata's "nothing".
   *
   * @param text the whole
   * @param start in code points from the front, or if negative from the back
   * @param length in code points; nothing is all that follows
   */
  private static @Nullable String of(
      @Nullable String text, @Nullable Number start, @Nullable Number length) {
    if (text == null) {
      return null;
    }
    int size = text.codePointCount(0, text.length());
    // In JavaScript "nothing" counts as NaN, which is no less than 0 and stands at 0.
    double given = start == null ? Double.NaN : start.doubleValue();
    double first = size + given < 0 ? 0 : given;
    int from = position(first, size);
    int to = length == null ? size : end(first, length.doubleValue(), size);
    return from < to
        ? text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to))
        : "";
  }

  private static int end(double first, double length, int size) {
    if (length <= 0) {
      return 0;
    }
    return position(first >= 0 ? first + length : size + first + length, size);
  }

  /** A place as JavaScript's slice takes it: without its fraction, from the back if negative. */
  private static int position(double place, int size) {
    int whole = (int) place;
    return whole < 0 ? Math.max(0, size + whole) : Math.min(whole, size);
  }
}
