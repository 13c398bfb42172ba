package dev.stepshift.header;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the schema of an Avro file, one of the texts at its begin.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#object-container-files">Object
 *     container files</a>
 */
final class AvroHeader implements LayoutReader {

  private static final byte[] MAGIC = {'O', 'b', 'j', 1};

  /** Redshift's limit for the header of a file. */
  private static final int MOST_BYTES = 1024 * 1024;

  private final ObjectMapper json = new ObjectMapper();

  @Override
  public Optional<FileLayout> read(FileBytes file) throws IOException {
    if (file.size() == 0) {
      return Optional.empty();
    }
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(file.stream()))) {
      if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
        throw new IOException("it is not an Avro file");
      }
      for (long entries = entries(in); entries > 0; entries = entries(in)) {
        for (long i = 0; i < entries; i++) {
          String key = new String(bytes(in), StandardCharsets.UTF_8);
          byte[] value = bytes(in);
          if (key.equals("avro.schema")) {
            return Optional.of(FileLayout.ofSchema(columns(value)));
          }
        }
      }
    } catch (EOFException e) {
      throw new IOException("it ends within its header", e);
    }
    throw new IOException("it has no schema");
  }

  private List<FileColumn> columns(byte[] schema) throws IOException {
    JsonNode root;
    try {
      root = json.readTree(schema);
    } catch (JsonProcessingException e) {
      throw new IOException("its schema is not JSON", e);
    }
    if (!root.path("type").asText().equals("record")) {
      throw new IOException("its rows are no records");
    }
    List<FileColumn> columns = new ArrayList<>();
    root.path("fields")
        .forEach(field -> columns.add(FileColumn.ofText(field.path("name").asText())));
    return columns;
  }

  /** A negative count is followed by the length of the entries. */
  private static long entries(DataInputStream in) throws IOException {
    long count = number(in);
    if (count < 0) {
      number(in);
    }
    return Math.abs(count);
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    long length = number(in);
    if (length < 0 || length > MOST_BYTES) {
      throw new IOException("its header is damaged");
    }
    byte[] bytes = new byte[(int) length];
    in.readFully(bytes);
    return bytes;
  }

  private static long number(DataInputStream in) throws IOException {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int part = in.readUnsignedByte();
      number |= (long) (part & 0x7F) << shift;
      if (part < 0x80) {
        return (number >>> 1) ^ -(number & 1);
      }
    }
    throw new IOException("its header is damaged");
  }
}
