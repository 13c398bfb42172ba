package dev.stepshift.redshift.copy.encode;

import dev.stepshift.redshift.copy.error.Defect;
import dev.stepshift.redshift.copy.error.FieldRefused;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * BOOLEAN, by the words that Redshift takes.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_Boolean_type.html">Boolean
 *     type</a>
 */
final class BooleanEncoder implements FieldEncoder {

  private static final int LONGEST_WORD = 5;

  @Override
  public void encode(byte[] data, int from, int to, RowBuffer out) throws FieldRefused {
    int begin = Blanks.skip(data, from, to);
    int stop = Blanks.trim(data, begin, to);
    int length = Math.min(stop - begin, LONGEST_WORD + 1);
    String word =
        new String(data, begin, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    switch (word) {
      case "t", "true", "y", "yes", "1" -> out.put('t');
      case "f", "false", "n", "no", "0" -> out.put('f');
      default -> throw new FieldRefused(new Defect(Defect.BOOLEAN, "Unknown boolean format"));
    }
  }
}
