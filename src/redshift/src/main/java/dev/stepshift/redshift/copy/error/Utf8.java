package dev.stepshift.redshift.copy.error;

import java.util.Arrays;

/**
 * Redshift's judgement of UTF-8, with the numbers of its load errors.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/multi-byte-character-load-errors.html">
 *     Multibyte character load errors</a>
 */
public final class Utf8 {

  private static final int FULL = 0;
  private static final int TOO_LONG = 1;
  private static final int INCOMPLETE = 2;
  private static final int BAD_START = 3;
  private static final int BAD_TRAILER = 4;
  private static final int BAD_CODE_POINT = 5;

  private Utf8() {}

  /** How many bytes the character that begins here should have; 0 when none begins so. */
  static int length(byte start) {
    int value = start & 0xFF;
    if (value < 0x80) {
      return value == 0 ? 0 : 1;
    }
    if (value < 0xC2) {
      return 0;
    }
    return value < 0xE0 ? 2 : value < 0xF0 ? 3 : value < 0xF5 ? 4 : 0;
  }

  /** 0 when a whole valid character begins here, else Redshift's error number. */
  public static int check(byte[] data, int at, int to) {
    int length = length(data[at]);
    if (length == 0) {
      int value = data[at] & 0xFF;
      return value >= 0xF5 && value < 0xFE ? TOO_LONG : BAD_START;
    }
    int codePoint = data[at] & (0xFF >> (length == 1 ? 1 : length + 1));
    for (int i = 1; i < length; i++) {
      if (at + i >= to) {
        return INCOMPLETE;
      }
      if ((data[at + i] & 0xC0) != 0x80) {
        return BAD_TRAILER;
      }
      codePoint = (codePoint << 6) | (data[at + i] & 0x3F);
    }
    boolean overlong = (length == 3 && codePoint < 0x800) || (length == 4 && codePoint < 0x10000);
    boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
    return overlong || surrogate || codePoint > 0x10FFFF ? BAD_CODE_POINT : FULL;
  }

  /** Where the first invalid character is; -1 when all are valid. */
  public static int firstInvalid(byte[] data, int from, int to) {
    int at = from;
    while (at < to) {
      if (data[at] > 0) {
        at++;
      } else if (check(data, at, to) == FULL) {
        at = sequenceEnd(data, at, to);
      } else {
        return at;
      }
    }
    return -1;
  }

  /** Writes a byte over each byte of invalid characters. */
  public static void replaceInvalid(byte[] data, int from, int to, byte replacement) {
    int at = firstInvalid(data, from, to);
    while (at >= 0) {
      int end = sequenceEnd(data, at, to);
      Arrays.fill(data, at, end, replacement);
      at = firstInvalid(data, end, to);
    }
  }

  /** Behind the bytes that belong to the sequence that begins here, valid or not. */
  public static int sequenceEnd(byte[] data, int at, int to) {
    int length = Math.max(1, length(data[at]));
    int end = at + 1;
    while (end < to && end < at + length && (data[end] & 0xC0) == 0x80) {
      end++;
    }
    return end;
  }

  public static String hex(byte[] data, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i > from ? " " : "").append(Integer.toHexString(data[i] & 0xFF));
    }
    return text.toString();
  }
}
