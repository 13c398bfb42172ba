package dev.stepshift.redshift.copy.encode;

import dev.stepshift.redshift.copy.error.Defect;
import dev.stepshift.redshift.copy.error.FieldRefused;

/** SMALLINT, INTEGER and BIGINT: digits with a sign, blanks around them. */
final class IntegerEncoder implements FieldEncoder {

  /** Numbers of so few digits cannot overflow a long. */
  private static final int SAFE_DIGITS = 18;

  private final String type;
  private final long minimum;
  private final long maximum;

  IntegerEncoder(String type, long minimum, long maximum) {
    this.type = type;
    this.minimum = minimum;
    this.maximum = maximum;
  }

  @Override
  public void encode(byte[] data, int from, int to, RowBuffer out) throws FieldRefused {
    int at = Blanks.skip(data, from, to);
    int stop = Blanks.trim(data, at, to);
    int begin = at;
    boolean negative = data[at] == '-';
    if (negative || data[at] == '+') {
      at++;
    }
    if (at == stop) {
      throw new FieldRefused(Defect.invalidDigit(data, from, begin, type));
    }
    long value = 0;
    int digits = at;
    for (; at < stop; at++) {
      int digit = data[at] - '0';
      if (digit < 0 || digit > 9) {
        throw new FieldRefused(Defect.invalidDigit(data, from, at, type));
      }
      if (at - digits >= SAFE_DIGITS && value < (Long.MIN_VALUE + digit) / 10) {
        throw overflow();
      }
      // Counted downwards, because the smallest long has no positive counterpart.
      value = value * 10 - digit;
    }
    if (!negative && value == Long.MIN_VALUE) {
      throw overflow();
    }
    long signed = negative ? value : -value;
    if (signed < minimum || signed > maximum) {
      throw overflow();
    }
    out.put(data, begin, stop);
  }

  private FieldRefused overflow() {
    return new FieldRefused(
        new Defect(
            Defect.OVERFLOW,
            "Overflow (" + type + " valid range " + minimum + " to " + maximum + ")"));
  }
}
