package dev.stepshift.redshift.copy.encode;

/** White space around and in place of values. */
final class Blanks {

  private Blanks() {}

  /** The first offset that holds no blank, or {@code to}. */
  static int skip(byte[] data, int from, int to) {
    int at = from;
    while (at < to && isBlank(data[at])) {
      at++;
    }
    return at;
  }

  /** The offset behind the last byte that is not a blank. */
  static int trim(byte[] data, int from, int to) {
    int stop = to;
    while (stop > from && isBlank(data[stop - 1])) {
      stop--;
    }
    return stop;
  }

  static boolean isAll(byte[] data, int from, int to) {
    return skip(data, from, to) == to;
  }

  private static boolean isBlank(byte value) {
    return value == ' ' || (value >= '\t' && value <= '\r');
  }
}
