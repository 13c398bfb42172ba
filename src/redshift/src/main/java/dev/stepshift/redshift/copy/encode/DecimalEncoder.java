package dev.stepshift.redshift.copy.encode;

import dev.stepshift.redshift.copy.error.Defect;
import dev.stepshift.redshift.copy.error.FieldRefused;
import java.math.BigInteger;

/**
 * DECIMAL: surplus decimal places are cut off, or rounded half away from zero with ROUNDEC.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html">
 *     ROUNDEC</a>
 */
final class DecimalEncoder implements FieldEncoder {

  private final int precision;
  private final int scale;
  private final boolean round;

  DecimalEncoder(int precision, int scale, boolean round) {
    this.precision = precision;
    this.scale = scale;
    this.round = round;
  }

  @Override
  public void encode(byte[] data, int from, int to, RowBuffer out) throws FieldRefused {
    int at = Blanks.skip(data, from, to);
    int stop = Blanks.trim(data, at, to);
    int begin = at;
    if (data[at] == '-' || data[at] == '+') {
      at++;
    }
    int integer = at;
    at = skipDigits(data, at, stop);
    int point = at;
    int behindPoint = at;
    if (at < stop && data[at] == '.') {
      behindPoint = at + 1;
      at = skipDigits(data, behindPoint, stop);
    }
    if (at < stop || point - integer + at - behindPoint == 0) {
      throw new FieldRefused(Defect.invalidDigit(data, from, Math.min(at, stop - 1), "Decimal"));
    }
    int significant = integer;
    while (significant < point && data[significant] == '0') {
      significant++;
    }
    if (point - significant > precision - scale) {
      throw overflow();
    }
    int end = Math.min(stop, behindPoint + scale);
    if (round && end < stop && data[end] >= '5') {
      writeRoundedUp(data, begin, integer, point, behindPoint, end, out);
    } else {
      out.put(data, begin, end > behindPoint ? end : point);
      if (point == integer && end <= behindPoint) {
        out.put('0');
      }
    }
  }

  /** Adds one unit of the last place; the rare case, so it may be slow. */
  private void writeRoundedUp(
      byte[] data, int begin, int integer, int point, int behindPoint, int end, RowBuffer out)
      throws FieldRefused {
    StringBuilder digits = new StringBuilder("0");
    for (int i = integer; i < end; i++) {
      if (i < point || i >= behindPoint) {
        digits.append((char) data[i]);
      }
    }
    int places = Math.max(0, end - behindPoint);
    String sum = new BigInteger(digits.toString()).add(BigInteger.ONE).toString();
    String padded = "0".repeat(Math.max(0, places + 1 - sum.length())) + sum;
    String whole = padded.substring(0, padded.length() - places);
    if (!whole.equals("0") && whole.length() > precision - scale) {
      throw overflow();
    }
    if (data[begin] == '-') {
      out.put('-');
    }
    ascii(whole, out);
    if (places > 0) {
      out.put('.');
      ascii(padded.substring(padded.length() - places), out);
    }
  }

  private static void ascii(String text, RowBuffer out) {
    for (int i = 0; i < text.length(); i++) {
      out.put(text.charAt(i));
    }
  }

  private static int skipDigits(byte[] data, int from, int to) {
    int at = from;
    while (at < to && data[at] >= '0' && data[at] <= '9') {
      at++;
    }
    return at;
  }

  private FieldRefused overflow() {
    return new FieldRefused(
        new Defect(Defect.TOO_LONG, "Overflow for NUMERIC(" + precision + "," + scale + ")"));
  }
}
