package dev.stepshift.header;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A file of which parts are read. */
interface FileBytes {

  /** In bytes. */
  long size();

  /** Some bytes; the range lies within the file. */
  byte[] range(long from, int length) throws IOException;

  /** The file from its begin; as much is asked for as is read, in a few steps. */
  default InputStream stream() {
    return new SteppedStream(this);
  }

  /** The last bytes; all if the file has fewer. */
  default byte[] end(int most) throws IOException {
    int length = (int) Math.min(most, size());
    return length == 0 ? new byte[0] : range(size() - length, length);
  }

  /** Bytes that are in memory. */
  static FileBytes of(byte[] content) {
    return new FileBytes() {
      @Override
      public long size() {
        return content.length;
      }

      @Override
      public byte[] range(long from, int length) {
        return Arrays.copyOfRange(content, (int) from, (int) from + length);
      }
    };
  }
}
