package dev.stepshift.redshift.copy.encode;

import dev.stepshift.redshift.copy.error.Defect;
import dev.stepshift.redshift.copy.error.FieldRefused;

/**
 * VARBYTE from text: an even number of hexadecimal digits.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/copy-usage-varbyte.html">Loading a
 *     column of the VARBYTE data type</a>
 */
final class VarbyteEncoder implements FieldEncoder {

  @Override
  public void encode(byte[] data, int from, int to, RowBuffer out) throws FieldRefused {
    for (int i = from; i < to; i++) {
      if (Character.digit(data[i], 16) < 0) {
        throw new FieldRefused(
            new Defect(Defect.BINARY, "Invalid hexadecimal digit in VARBYTE", i - from));
      }
    }
    if ((to - from) % 2 != 0) {
      throw new FieldRefused(
          new Defect(Defect.BINARY, "Odd number of hexadecimal digits in VARBYTE", to - from - 1));
    }
    out.put('\\');
    out.put('\\');
    out.put('x');
    out.put(data, from, to);
  }
}
