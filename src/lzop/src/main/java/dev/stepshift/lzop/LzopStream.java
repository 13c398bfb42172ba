package dev.stepshift.lzop;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lzo.LzoDecompressor;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;

/**
 * What the tool lzop writes, files joined end to end included: blocks of LZO1X, each with its
 * lengths and checksums. All of lzop's levels are the same to the one that unpacks.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-file-compression.html">
 *     LZOP</a>
 */
public final class LzopStream extends InputStream {

  private static final byte[] MAGIC = {(byte) 0x89, 'L', 'Z', 'O', 0, 13, 10, 26, 10};
  private static final int ADLER_PLAIN = 0x1;
  private static final int ADLER_PACKED = 0x2;
  private static final int EXTRA_FIELD = 0x40;
  private static final int CRC_PLAIN = 0x100;
  private static final int CRC_PACKED = 0x200;
  private static final int MULTIPART = 0x400;
  private static final int FILTER = 0x800;
  private static final int WITH_LEVEL = 0x0940;

  /** lzop's own limit for one block. */
  private static final int MOST_BLOCK = 64 * 1024 * 1024;

  private final DataInputStream in;
  private final LzoDecompressor unpacker = new LzoDecompressor();
  private int flags;
  private byte[] packed = new byte[0];
  private byte[] plain = new byte[0];
  private int at;
  private int limit;
  private boolean ended;

  /**
   * @param file what lzop wrote; closed with this stream
   */
  public LzopStream(InputStream file) throws IOException {
    this.in = new DataInputStream(file);
    int first = in.read();
    if (first < 0) {
      ended = true;
    } else {
      readHeader(first);
    }
  }

  private void readHeader(int first) throws IOException {
    byte[] magic = new byte[MAGIC.length];
    magic[0] = (byte) first;
    in.readFully(magic, 1, MAGIC.length - 1);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new IOException("it is not an lzop file");
    }
    int version = in.readUnsignedShort();
    in.readUnsignedShort();
    if (version >= WITH_LEVEL) {
      in.readUnsignedShort();
    }
    in.readUnsignedByte();
    if (version >= WITH_LEVEL) {
      in.readUnsignedByte();
    }
    flags = in.readInt();
    if ((flags & (FILTER | MULTIPART)) != 0) {
      throw new IOException("it was made with lzop's --filter, or is one part of several");
    }
    // Mode and times, of which older versions have one number less.
    skip(version >= WITH_LEVEL ? 12 : 8);
    skip(in.readUnsignedByte());
    skip(4);
    if ((flags & EXTRA_FIELD) != 0) {
      skip(in.readInt());
      skip(4);
    }
  }

  private void skip(int bytes) throws IOException {
    in.skipNBytes(bytes);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    while (at == limit) {
      if (ended || !readBlock()) {
        return -1;
      }
    }
    int count = Math.min(length, limit - at);
    System.arraycopy(plain, at, target, from, count);
    at += count;
    return count;
  }

  /** Unpacks the next block; false at the end of the last member. */
  private boolean readBlock() throws IOException {
    int plainLength = in.readInt();
    if (plainLength == 0) {
      int next = in.read();
      ended = next < 0;
      if (!ended) {
        at = 0;
        limit = 0;
        readHeader(next);
      }
      return !ended;
    }
    int packedLength = in.readInt();
    if (plainLength < 0
        || plainLength > MOST_BLOCK
        || packedLength <= 0
        || packedLength > plainLength) {
      throw new IOException("a block has a length that cannot be");
    }
    Checksums plainChecksums = readChecksums(ADLER_PLAIN, CRC_PLAIN);
    boolean stored = packedLength == plainLength;
    Checksums packedChecksums = stored ? plainChecksums : readChecksums(ADLER_PACKED, CRC_PACKED);
    packed = packed.length < packedLength ? new byte[packedLength] : packed;
    plain = plain.length < plainLength ? new byte[plainLength] : plain;
    in.readFully(stored ? plain : packed, 0, packedLength);
    if (!stored) {
      packedChecksums.verify(packed, packedLength);
      unpack(packedLength, plainLength);
    }
    plainChecksums.verify(plain, plainLength);
    at = 0;
    limit = plainLength;
    return true;
  }

  private void unpack(int packedLength, int plainLength) throws IOException {
    int count;
    try {
      count = unpacker.decompress(packed, 0, packedLength, plain, 0, plainLength);
    } catch (MalformedInputException e) {
      throw new IOException("a block is damaged: " + e.getMessage(), e);
    }
    if (count != plainLength) {
      throw new EOFException("a block is shorter than it says");
    }
  }

  /**
   * @param adler empty as -1
   * @param crc empty as -1
   */
  private record Checksums(long adler, long crc) {

    void verify(byte[] bytes, int length) throws IOException {
      verify(new Adler32(), adler, bytes, length);
      verify(new CRC32(), crc, bytes, length);
    }

    private static void verify(Checksum sum, long expected, byte[] bytes, int length)
        throws IOException {
      sum.update(bytes, 0, length);
      if (expected >= 0 && sum.getValue() != expected) {
        throw new IOException("a block's checksum is wrong");
      }
    }
  }

  private Checksums readChecksums(int adlerFlag, int crcFlag) throws IOException {
    long adler = (flags & adlerFlag) == 0 ? -1 : in.readInt() & 0xFFFFFFFFL;
    long crc = (flags & crcFlag) == 0 ? -1 : in.readInt() & 0xFFFFFFFFL;
    return new Checksums(adler, crc);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
