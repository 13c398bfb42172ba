package dev.stepshift.redshift.copy.encode;

import dev.stepshift.redshift.copy.error.Defect;
import dev.stepshift.redshift.copy.error.FieldRefused;
import java.nio.charset.StandardCharsets;

/** REAL and DOUBLE PRECISION. */
final class FloatEncoder implements FieldEncoder {

  private final String type;
  private final double maximum;

  FloatEncoder(String type, double maximum) {
    this.type = type;
    this.maximum = maximum;
  }

  @Override
  public void encode(byte[] data, int from, int to, RowBuffer out) throws FieldRefused {
    int begin = Blanks.skip(data, from, to);
    int stop = Blanks.trim(data, begin, to);
    String text = new String(data, begin, stop - begin, StandardCharsets.ISO_8859_1);
    if (!isSpecial(text)) {
      int wrong = firstStranger(data, begin, stop);
      if (wrong < stop) {
        throw new FieldRefused(Defect.invalidDigit(data, from, wrong, type));
      }
      checkRange(text);
    }
    out.put(data, begin, stop);
  }

  private static boolean isSpecial(String text) {
    return text.equalsIgnoreCase("nan")
        || text.equalsIgnoreCase("infinity")
        || text.equalsIgnoreCase("-infinity");
  }

  private static int firstStranger(byte[] data, int from, int to) {
    int at = from;
    while (at < to && "0123456789+-.eE".indexOf(data[at]) >= 0) {
      at++;
    }
    return at;
  }

  private void checkRange(String text) throws FieldRefused {
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new FieldRefused(new Defect(Defect.FLOAT, "Invalid value: float format error"));
    }
    if (Math.abs(value) > maximum || isTooSmall(value, text)) {
      throw new FieldRefused(new Defect(Defect.TOO_LONG, "Overflow for " + type));
    }
  }

  /** PostgreSQL refuses a number that only becomes zero by being too close to it. */
  private boolean isTooSmall(double value, String text) {
    boolean zero = maximum == Float.MAX_VALUE ? (float) value == 0 : value == 0;
    int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
    String digits = exponent < 0 ? text : text.substring(0, exponent);
    return zero && digits.chars().anyMatch(c -> c >= '1' && c <= '9');
  }
}
