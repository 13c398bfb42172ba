package dev.stepshift.header;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the schema of a Parquet file from its footer: the length of the footer and a magic word
 * stand at the file's end.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/">Parquet file format</a>
 * @see <a
 *     href="https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift">FileMetaData,
 *     for the numbers of the fields</a>
 */
final class ParquetFooter implements LayoutReader {

  /** Nearly every footer of a file for a warehouse fits into it. */
  private static final int FIRST_READ = 64 * 1024;

  /** The schema stands at the footer's begin; statistics follow. */
  private static final int MOST_SCHEMA_BYTES = 8 * 1024 * 1024;

  private static final int END_BYTES = 8;
  private static final int SCHEMA = 2;

  @Override
  public Optional<FileLayout> read(FileBytes file) throws IOException {
    if (file.size() == 0) {
      return Optional.empty();
    }
    byte[] end = file.end(FIRST_READ);
    if (end.length < END_BYTES || !magic(end).equals("PAR1")) {
      throw new IOException(
          end.length >= END_BYTES && magic(end).equals("PARE")
              ? "it is encrypted"
              : "it is not a Parquet file");
    }
    int length =
        ByteBuffer.wrap(end, end.length - END_BYTES, Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .getInt();
    long from = file.size() - END_BYTES - length;
    if (length <= 0 || from < 0) {
      throw new IOException("its footer is damaged");
    }
    int known = end.length - END_BYTES;
    ThriftReader footer =
        length <= known
            ? new ThriftReader(end, known - length)
            : new ThriftReader(file.range(from, Math.min(length, MOST_SCHEMA_BYTES)), 0);
    return Optional.of(FileLayout.ofSchema(columns(elements(footer))));
  }

  private static String magic(byte[] end) {
    return new String(
        Arrays.copyOfRange(end, end.length - Integer.BYTES, end.length),
        StandardCharsets.ISO_8859_1);
  }

  private static List<ParquetElement> elements(ThriftReader footer) throws IOException {
    for (int field = footer.nextField(); field != ThriftReader.STOP; field = footer.nextField()) {
      if (field == SCHEMA) {
        int size = footer.listSize();
        List<ParquetElement> elements = new ArrayList<>();
        for (int i = 0; i < size; i++) {
          elements.add(ParquetElement.read(footer));
        }
        return elements;
      }
      footer.skip();
    }
    throw new IOException("its footer has no schema");
  }

  /** The tree of the schema is written node by node, each before its children. */
  private static List<FileColumn> columns(List<ParquetElement> elements) throws IOException {
    List<FileColumn> columns = new ArrayList<>();
    int at = 1;
    while (at < elements.size()) {
      columns.add(elements.get(at).column());
      at = behind(elements, at);
    }
    return columns;
  }

  private static int behind(List<ParquetElement> elements, int node) throws IOException {
    int at = node + 1;
    int open = elements.get(node).children();
    while (open > 0) {
      if (at >= elements.size()) {
        throw new IOException("its schema is damaged");
      }
      open += elements.get(at).children() - 1;
      at++;
    }
    return at;
  }
}
