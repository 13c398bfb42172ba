package dev.stepshift.pipeline;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The name of a column in a file without what people and programs write it with: upper case, quotes
 * around it, blanks and a byte order mark at its ends, accents in one or two characters.
 *
 * @param text empty for a column without a name
 */
public record FoldedName(String text) {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  public static FoldedName of(String written) {
    String bare = trimmed(written);
    int last = bare.length() - 1;
    if (last > 0
        && bare.charAt(0) == bare.charAt(last)
        && (bare.charAt(0) == '"' || bare.charAt(0) == '\'')) {
      bare = trimmed(bare.substring(1, last));
    }
    return new FoldedName(Normalizer.normalize(bare, Normalizer.Form.NFC).toLowerCase(Locale.ROOT));
  }

  private static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (from < to && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isBlank(char character) {
    return character <= ' ' || Character.isSpaceChar(character) || character == BYTE_ORDER_MARK;
  }
}
