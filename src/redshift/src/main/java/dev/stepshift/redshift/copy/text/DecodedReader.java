package dev.stepshift.redshift.copy.text;

import java.io.InputStream;
import java.util.Arrays;

/** A reader whose fields differ from the bytes of the file: they are gathered beside the buffer. */
abstract class DecodedReader extends RecordReader {

  private byte[] text = new byte[8 * 1024];
  private int size;
  private int fieldStart;

  protected DecodedReader(InputStream file, String fileName, byte[] nullText) {
    super(file, fileName, nullText);
  }

  @Override
  public final byte[] data() {
    return text;
  }

  protected final void clearText() {
    size = 0;
    fieldStart = 0;
  }

  protected final void append(byte value) {
    if (size == text.length) {
      text = Arrays.copyOf(text, size * 2);
    }
    text[size++] = value;
  }

  protected final void append(byte[] source, int from, int to) {
    int length = to - from;
    if (text.length - size < length) {
      text = Arrays.copyOf(text, Math.max(text.length * 2, size + length));
    }
    System.arraycopy(source, from, text, size, length);
    size += length;
  }

  /** Drops what the field has so far. */
  protected final void restartField() {
    size = fieldStart;
  }

  /** Takes back the carriage return of a line's end. */
  protected final void dropCarriageReturn() {
    if (size > fieldStart && text[size - 1] == '\r') {
      size--;
    }
  }

  protected final void endField() {
    addField(fieldStart, size);
    fieldStart = size;
  }
}
