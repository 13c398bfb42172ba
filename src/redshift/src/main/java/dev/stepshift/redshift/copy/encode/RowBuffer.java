package dev.stepshift.redshift.copy.encode;

import java.util.Arrays;

/** Rows in PostgreSQL's text format, gathered until they are worth a message. */
public final class RowBuffer {

  private static final int SHORT = 12;

  private byte[] bytes = new byte[96 * 1024];
  private int size;

  public byte[] bytes() {
    return bytes;
  }

  public int size() {
    return size;
  }

  /** Forgets what was written behind a mark taken with {@link #size()}. */
  public void truncate(int mark) {
    size = mark;
  }

  public void put(int value) {
    if (size == bytes.length) {
      grow(1);
    }
    bytes[size++] = (byte) value;
  }

  void put(byte[] source, int from, int to) {
    int length = to - from;
    if (bytes.length - size < length) {
      grow(length);
    }
    if (length > SHORT) {
      System.arraycopy(source, from, bytes, size, length);
    } else {
      // A loop beats the call into the runtime.
      byte[] target = bytes;
      int at = size;
      for (int i = from; i < to; i++) {
        target[at++] = source[i];
      }
    }
    size += length;
  }

  /** Makes room for so many bytes, which {@link #bytes()} and {@link #truncate} then fill. */
  void reserve(int length) {
    if (bytes.length - size < length) {
      grow(length);
    }
  }

  public void putNull() {
    put('\\');
    put('N');
  }

  /** Whether exactly one NULL was written since a mark. */
  public boolean isNullSince(int mark) {
    return size - mark == 2 && bytes[mark] == '\\' && bytes[mark + 1] == 'N';
  }

  /**
   * Copies character data up to the first byte that needs a closer look: one outside printable
   * ASCII, or a backslash.
   *
   * @return the offset of that byte, or {@code to}
   */
  int putPrintable(byte[] source, int from, int to) {
    int stop = from;
    while (stop < to && source[stop] >= ' ' && source[stop] != '\\') {
      stop++;
    }
    put(source, from, stop);
    return stop;
  }

  /** One byte of character data, escaped when PostgreSQL would read it as something else. */
  void escaped(byte value) {
    switch (value) {
      case '\\' -> pair('\\');
      case '\n' -> pair('n');
      case '\r' -> pair('r');
      case '\t' -> pair('t');
      default -> put(value);
    }
  }

  private void pair(char letter) {
    put('\\');
    put(letter);
  }

  /** A number with leading zeros. */
  void number(int value, int digits) {
    reserve(digits);
    int rest = value;
    for (int i = size + digits - 1; i >= size; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
  }

  /** A number from 0 up, without leading zeros. */
  public void number(long value) {
    int digits = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      digits++;
    }
    digits(value, digits);
  }

  /** A whole number of either sign. */
  public void signed(long value) {
    if (value >= 0) {
      number(value);
    } else if (value == Long.MIN_VALUE) {
      for (char digit : "-9223372036854775808".toCharArray()) {
        put(digit);
      }
    } else {
      put('-');
      number(-value);
    }
  }

  /** So many digits of a number from 0 up. */
  public void digits(long value, int digits) {
    reserve(digits);
    long rest = value;
    for (int i = size + digits - 1; i >= size; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
  }

  private void grow(int length) {
    bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + length));
  }
}
