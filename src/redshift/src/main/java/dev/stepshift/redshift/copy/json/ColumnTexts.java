package dev.stepshift.redshift.copy.json;

import java.util.Arrays;

/** The fields of one record as texts, by column, in whatever order they are found. */
public final class ColumnTexts {

  private byte[] bytes = new byte[8 * 1024];
  private int size;
  private final int[] from;
  private final int[] to;
  private int fieldStart;

  public ColumnTexts(int columns) {
    this.from = new int[columns];
    this.to = new int[columns];
  }

  /** Forgets the record: all columns are NULL. */
  public void clear() {
    size = 0;
    Arrays.fill(from, -1);
  }

  public int columns() {
    return from.length;
  }

  public byte[] bytes() {
    return bytes;
  }

  public boolean isNull(int column) {
    return from[column] < 0;
  }

  public int from(int column) {
    return Math.max(0, from[column]);
  }

  public int to(int column) {
    return isNull(column) ? 0 : to[column];
  }

  public void begin() {
    fieldStart = size;
  }

  /** Gives columns the text that was written since {@link #begin()}. */
  public void end(int[] columns) {
    for (int column : columns) {
      from[column] = fieldStart;
      to[column] = size;
    }
  }

  void append(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  public void append(byte[] source, int start, int length) {
    reserve(length);
    System.arraycopy(source, start, bytes, size, length);
    size += length;
  }

  /** Appends as UTF-8; half a surrogate pair becomes the bytes that no reader of UTF-8 accepts. */
  void append(char[] source, int start, int length) {
    reserve(length * 3);
    for (int i = start; i < start + length; i++) {
      char c = source[i];
      if (c < 0x80) {
        bytes[size++] = (byte) c;
      } else if (c < 0x800) {
        bytes[size++] = (byte) (0xC0 | (c >> 6));
        bytes[size++] = (byte) (0x80 | (c & 0x3F));
      } else if (isPair(source, i, start + length)) {
        int point = Character.toCodePoint(c, source[++i]);
        bytes[size++] = (byte) (0xF0 | (point >> 18));
        bytes[size++] = (byte) (0x80 | ((point >> 12) & 0x3F));
        bytes[size++] = (byte) (0x80 | ((point >> 6) & 0x3F));
        bytes[size++] = (byte) (0x80 | (point & 0x3F));
      } else {
        bytes[size++] = (byte) (0xE0 | (c >> 12));
        bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        bytes[size++] = (byte) (0x80 | (c & 0x3F));
      }
    }
  }

  public void append(String text) {
    append(text.toCharArray(), 0, text.length());
  }

  private static boolean isPair(char[] source, int at, int end) {
    return Character.isHighSurrogate(source[at])
        && at + 1 < end
        && Character.isLowSurrogate(source[at + 1]);
  }

  private void reserve(int length) {
    if (bytes.length - size < length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + length));
    }
  }
}
