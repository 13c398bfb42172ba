package dev.stepshift.header;

import io.airlift.compress.Decompressor;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.lzo.LzoDecompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks what ORC has packed: blocks, each behind its length in three bytes, of which one bit says
 * that it is not packed.
 *
 * @param compression its number in a postscript
 * @param blockSize the bytes of a block, unpacked, at most
 * @see <a href="https://orc.apache.org/specification/ORCv1/#compression">Compression</a>
 */
record OrcBlocks(int compression, int blockSize) {

  private static final int NONE = 0;
  private static final int ZLIB = 1;
  private static final int HEADER = 3;
  private static final int MOST_BLOCK_BYTES = 64 * 1024 * 1024;

  byte[] unpack(byte[] packed) throws IOException {
    if (compression == NONE) {
      return packed;
    }
    if (blockSize <= 0 || blockSize > MOST_BLOCK_BYTES) {
      throw new IOException("its blocks are " + blockSize + " bytes long");
    }
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    byte[] block = new byte[blockSize];
    int at = 0;
    while (at + HEADER <= packed.length) {
      int header = number(packed, at);
      int length = header >> 1;
      at += HEADER;
      if (length > packed.length - at) {
        throw new IOException("its footer is cut off");
      }
      if ((header & 1) == 1) {
        plain.write(packed, at, length);
      } else {
        plain.write(block, 0, unpack(packed, at, length, block));
      }
      at += length;
    }
    return plain.toByteArray();
  }

  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16;
  }

  private int unpack(byte[] packed, int from, int length, byte[] block) throws IOException {
    if (compression == ZLIB) {
      return inflate(packed, from, length, block);
    }
    try {
      return decompressor().decompress(packed, from, length, block, 0, block.length);
    } catch (MalformedInputException e) {
      throw new IOException("its footer is damaged", e);
    }
  }

  private static int inflate(byte[] packed, int from, int length, byte[] block) throws IOException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed, from, length);
      return inflater.inflate(block);
    } catch (DataFormatException e) {
      throw new IOException("its footer is damaged", e);
    } finally {
      inflater.end();
    }
  }

  private Decompressor decompressor() throws IOException {
    return switch (compression) {
      case 2 -> new SnappyDecompressor();
      case 3 -> new LzoDecompressor();
      case 4 -> new Lz4Decompressor();
      case 5 -> new ZstdDecompressor();
      default -> throw new IOException("its compression is unknown: " + compression);
    };
  }
}
