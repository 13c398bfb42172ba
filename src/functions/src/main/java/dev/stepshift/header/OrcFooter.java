package dev.stepshift.header;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the schema of an ORC file from its footer, of which the postscript at the file's end knows
 * length and compression.
 *
 * @see <a href="https://orc.apache.org/specification/ORCv1/">ORC specification</a>
 */
final class OrcFooter implements LayoutReader {

  private static final int FIRST_READ = 64 * 1024;
  private static final long MOST_FOOTER_BYTES = 64L * 1024 * 1024;
  private static final int FOOTER_LENGTH = 1;
  private static final int COMPRESSION = 2;
  private static final int BLOCK_SIZE = 3;
  private static final int MAGIC = 8000;
  private static final int TYPES = 4;

  /** What the postscript says. */
  private record Postscript(long footerLength, OrcBlocks blocks) {

    static Postscript read(ProtobufReader in) throws IOException {
      long length = 0;
      int compression = 0;
      int blockSize = 256 * 1024;
      boolean orc = false;
      for (int field = in.nextField(); field != ProtobufReader.END; field = in.nextField()) {
        switch (field) {
          case FOOTER_LENGTH -> length = in.number();
          case COMPRESSION -> compression = (int) in.number();
          case BLOCK_SIZE -> blockSize = (int) in.number();
          case MAGIC -> orc = in.text().equals("ORC");
          default -> in.skip();
        }
      }
      if (!orc || length > MOST_FOOTER_BYTES) {
        throw new IOException("it is not an ORC file");
      }
      return new Postscript(length, new OrcBlocks(compression, blockSize));
    }
  }

  @Override
  public Optional<FileLayout> read(FileBytes file) throws IOException {
    if (file.size() == 0) {
      return Optional.empty();
    }
    byte[] end = file.end(FIRST_READ);
    int length = end[end.length - 1] & 0xFF;
    int from = end.length - 1 - length;
    if (from < 0) {
      throw new IOException("it is not an ORC file");
    }
    Postscript postscript =
        Postscript.read(new ProtobufReader(ByteBuffer.wrap(end, from, length).slice()));
    byte[] footer = footer(file, end, from, (int) postscript.footerLength());
    return Optional.of(FileLayout.ofSchema(columns(postscript.blocks().unpack(footer))));
  }

  private static byte[] footer(FileBytes file, byte[] end, int behind, int length)
      throws IOException {
    long from = file.size() - (end.length - behind) - length;
    if (from < 0) {
      throw new IOException("its footer is damaged");
    }
    if (length > behind) {
      return file.range(from, length);
    }
    byte[] footer = new byte[length];
    System.arraycopy(end, behind - length, footer, 0, length);
    return footer;
  }

  private static List<FileColumn> columns(byte[] footer) throws IOException {
    List<OrcType> types = new ArrayList<>();
    ProtobufReader in = new ProtobufReader(ByteBuffer.wrap(footer));
    for (int field = in.nextField(); field != ProtobufReader.END; field = in.nextField()) {
      if (field == TYPES) {
        types.add(OrcType.read(in.message()));
      } else {
        in.skip();
      }
    }
    if (types.isEmpty() || !types.get(0).isStruct()) {
      throw new IOException("it has no columns");
    }
    return types.get(0).columns(types);
  }
}
