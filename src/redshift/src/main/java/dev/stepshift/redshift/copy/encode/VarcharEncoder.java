package dev.stepshift.redshift.copy.encode;

import dev.stepshift.redshift.copy.error.Defect;
import dev.stepshift.redshift.copy.error.FieldRefused;
import dev.stepshift.redshift.copy.error.Utf8;
import java.util.Optional;

/** VARCHAR: valid UTF-8, its length counted in bytes. */
final class VarcharEncoder implements FieldEncoder {

  private final int maxBytes;
  private final boolean truncate;
  private final boolean trim;
  private final Optional<Byte> replacement;

  VarcharEncoder(int maxBytes, ConversionParameters conversion) {
    this.maxBytes = maxBytes;
    this.truncate = conversion.truncateColumns();
    this.trim = conversion.trimBlanks();
    this.replacement = conversion.invalidCharReplacement();
  }

  @Override
  public void encode(byte[] data, int from, int to, RowBuffer out) throws FieldRefused {
    int stop = trim ? Blanks.trim(data, from, to) : to;
    if (stop - from > maxBytes) {
      if (!truncate) {
        throw new FieldRefused(
            new Defect(Defect.TOO_LONG, "String length exceeds DDL length", maxBytes));
      }
      stop = wholeCharacters(data, from, from + maxBytes);
    }
    int at = out.putPrintable(data, from, stop);
    while (at < stop) {
      byte value = data[at];
      if (value > 0) {
        out.escaped(value);
        at++;
      } else {
        at = writeCharacter(data, from, at, stop, out);
      }
    }
  }

  private int writeCharacter(byte[] data, int from, int at, int stop, RowBuffer out)
      throws FieldRefused {
    int end = Utf8.sequenceEnd(data, at, stop);
    int problem = Utf8.check(data, at, stop);
    if (problem == 0) {
      out.put(data, at, end);
    } else if (replacement.isPresent()) {
      for (int i = at; i < end; i++) {
        out.escaped(replacement.get());
      }
    } else {
      throw new FieldRefused(Defect.invalidUtf8(data, from, at, stop));
    }
    return end;
  }

  /** Steps back from the middle of a character to its start. */
  private static int wholeCharacters(byte[] data, int from, int cut) {
    int at = cut;
    while (at > from && (data[at] & 0xC0) == 0x80) {
      at--;
    }
    return at;
  }
}
