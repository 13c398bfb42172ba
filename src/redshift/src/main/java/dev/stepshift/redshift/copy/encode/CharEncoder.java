package dev.stepshift.redshift.copy.encode;

import dev.stepshift.redshift.copy.error.Defect;
import dev.stepshift.redshift.copy.error.FieldRefused;
import dev.stepshift.redshift.copy.error.Utf8;

/** CHAR: single-byte characters; blanks at the end do not count. */
final class CharEncoder implements FieldEncoder {

  private final int maxBytes;
  private final boolean truncate;

  CharEncoder(int maxBytes, boolean truncate) {
    this.maxBytes = maxBytes;
    this.truncate = truncate;
  }

  @Override
  public void encode(byte[] data, int from, int to, RowBuffer out) throws FieldRefused {
    int stop = to;
    if (to - from > maxBytes) {
      while (stop > from + maxBytes && data[stop - 1] == ' ') {
        stop--;
      }
      if (stop - from > maxBytes) {
        if (!truncate) {
          throw new FieldRefused(
              new Defect(Defect.TOO_LONG, "Char length exceeds DDL length", maxBytes));
        }
        stop = from + maxBytes;
      }
    }
    for (int i = out.putPrintable(data, from, stop); i < stop; i++) {
      byte value = data[i];
      if (value <= 0) {
        throw new FieldRefused(
            new Defect(
                Defect.UTF8,
                "Multibyte character not supported for CHAR (Hint: try using VARCHAR). Invalid"
                    + " char: "
                    + Utf8.hex(data, i, Utf8.sequenceEnd(data, i, to)),
                i - from));
      }
      out.escaped(value);
    }
  }
}
