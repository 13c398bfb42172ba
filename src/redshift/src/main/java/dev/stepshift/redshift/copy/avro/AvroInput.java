package dev.stepshift.redshift.copy.avro;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * The bytes of an Avro file, watched for its end: Avro's reader takes a file that is cut off within
 * a block for one that ends before it.
 */
final class AvroInput extends FilterInputStream {

  private static final int MAGIC = 4;
  private static final int MARK = 16;

  /** Redshift's limit for the header of a file. */
  private static final int MOST_HEADER = 1024 * 1024;

  private final byte[] mark = new byte[MARK];
  private final byte[] tail = new byte[MARK];

  AvroInput(InputStream file) throws IOException {
    super(new BufferedInputStream(file, 64 * 1024));
    in.mark(MOST_HEADER);
    try {
      readMark();
    } catch (IOException | RuntimeException noAvro) {
      // Avro's own reader will say it better.
      Arrays.fill(mark, (byte) 0);
    }
    in.reset();
  }

  private void readMark() throws IOException {
    BinaryDecoder header = DecoderFactory.get().directBinaryDecoder(in, null);
    header.skipFixed(MAGIC);
    for (long entries = header.readMapStart(); entries > 0; entries = header.mapNext()) {
      for (long i = 0; i < entries; i++) {
        header.skipString();
        header.skipBytes();
      }
    }
    header.readFixed(mark);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int count = super.read(target, from, length);
    if (count >= MARK) {
      System.arraycopy(target, from + count - MARK, tail, 0, MARK);
    } else if (count > 0) {
      System.arraycopy(tail, count, tail, 0, MARK - count);
      System.arraycopy(target, from, tail, MARK - count, count);
    }
    return count;
  }

  /** Fails unless the file ends with the mark that ends each block and the header. */
  void requireWhole() throws IOException {
    if (!Arrays.equals(mark, tail)) {
      throw new EOFException("it ends within a block");
    }
  }
}
