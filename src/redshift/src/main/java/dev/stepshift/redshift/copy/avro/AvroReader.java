package dev.stepshift.redshift.copy.avro;

import dev.stepshift.redshift.copy.encode.RecordCursor;
import dev.stepshift.redshift.copy.encode.TargetColumn;
import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.copy.error.Defect;
import dev.stepshift.redshift.copy.error.FieldRefused;
import dev.stepshift.redshift.copy.json.ColumnTexts;
import dev.stepshift.redshift.copy.json.FieldTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * The records of an Avro file. Logical types do not count: a date is the number that it is stored
 * as, as on Redshift.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html#copy-avro">
 *     AVRO</a>
 */
public final class AvroReader implements RecordCursor {

  private static final GenericData VALUES = new GenericData();
  private static final List<String> CODECS = List.of("null", "deflate", "snappy");

  private final AvroInput file;
  private final DataFileStream<GenericRecord> records;
  private final FieldTree fields;
  private final boolean[] asJson;
  private final ColumnTexts texts;

  /** The last one read, which the next is read into. */
  private @Nullable GenericRecord record;

  private long count;
  private int column;
  private Optional<Defect> defect = Optional.empty();

  public AvroReader(InputStream file, String fileName, FieldTree fields, List<TargetColumn> columns)
      throws IOException, CopyFailed {
    this.file = new AvroInput(file);
    this.records = new DataFileStream<>(this.file, new GenericDatumReader<>(null, null, VALUES));
    this.fields = fields;
    this.texts = new ColumnTexts(columns.size());
    this.asJson = new boolean[columns.size()];
    for (int i = 0; i < asJson.length; i++) {
      asJson[i] = columns.get(i).isSuper();
    }
    if (records.getSchema().getType() != Schema.Type.RECORD) {
      throw new CopyFailed(
          "File "
              + fileName
              + " cannot be loaded: the Avro schema type must be record, not "
              + records.getSchema().getType().getName());
    }
    String codec = Optional.ofNullable(records.getMetaString("avro.codec")).orElse("null");
    if (!CODECS.contains(codec)) {
      throw new CopyFailed(
          "File "
              + fileName
              + " cannot be loaded: COPY takes the Avro codecs deflate and snappy, not "
              + codec);
    }
  }

  @Override
  public boolean next() throws IOException {
    defect = Optional.empty();
    texts.clear();
    column = 0;
    GenericRecord current;
    try {
      if (!records.hasNext()) {
        file.requireWhole();
        return false;
      }
      current = records.next(record);
      record = current;
    } catch (AvroRuntimeException | IndexOutOfBoundsException | NegativeArraySizeException e) {
      throw new IOException(e.getMessage(), e);
    }
    count++;
    try {
      read(current, fields);
    } catch (FieldRefused refused) {
      defect = Optional.of(refused.defect());
    }
    return true;
  }

  private void read(Object value, FieldTree tree) throws FieldRefused {
    if (tree.columns().length > 0) {
      column = tree.columns()[0];
      if (value != null) {
        texts.begin();
        append(value, asJson[column]);
        texts.end(tree.columns());
      }
    }
    if (value == null) {
      return;
    }
    if (tree.wantsMembers()) {
      readMembers(value, tree);
    }
    if (tree.wantsElements()) {
      readElements(value, tree);
    }
  }

  private void readMembers(Object value, FieldTree tree) throws FieldRefused {
    if (value instanceof IndexedRecord inner) {
      for (Schema.Field field : inner.getSchema().getFields()) {
        FieldTree member = tree.member(field.name());
        if (member != FieldTree.UNWANTED) {
          read(inner.get(field.pos()), member);
        }
      }
    } else if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        read(entry.getValue(), tree.member(entry.getKey().toString()));
      }
    } else {
      throw refused(tree, "Invalid JSONPath format: Member is not an object.");
    }
  }

  private void readElements(Object value, FieldTree tree) throws FieldRefused {
    if (!(value instanceof List<?> list) || list.size() < tree.elementsNeeded()) {
      throw refused(tree, "Invalid JSONPath format: Not an array or index out of range.");
    }
    for (int i = 0; i < list.size(); i++) {
      read(list.get(i), tree.element(i));
    }
  }

  private FieldRefused refused(FieldTree tree, String reason) {
    column = tree.firstColumn();
    return new FieldRefused(new Defect(Defect.BAD_LINE, reason));
  }

  private void append(Object value, boolean json) {
    if (value instanceof Utf8 text && !json) {
      texts.append(text.getBytes(), 0, text.getByteLength());
    } else if (value instanceof ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      appendBytes(copy, json);
    } else if (value instanceof GenericFixed fixed) {
      appendBytes(fixed.bytes(), json);
    } else if (isStructure(value) || json) {
      texts.append(VALUES.toString(value));
    } else {
      texts.append(value.toString());
    }
  }

  /** Avro's JSON has bytes as a string of the characters with the same numbers. */
  private void appendBytes(byte[] bytes, boolean json) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    texts.append(json ? VALUES.toString(text) : text);
  }

  private static boolean isStructure(Object value) {
    return value instanceof IndexedRecord || value instanceof List || value instanceof Map;
  }

  @Override
  public byte[] data() {
    return texts.bytes();
  }

  @Override
  public int from(int field) {
    return texts.from(field);
  }

  @Override
  public int to(int field) {
    return texts.to(field);
  }

  @Override
  public int fieldCount() {
    return defect.isPresent() ? column + 1 : texts.columns();
  }

  @Override
  public boolean isNull(int field) {
    return texts.isNull(field);
  }

  @Override
  public Optional<Defect> defect() {
    return defect;
  }

  @Override
  public long line() {
    return count;
  }

  @Override
  public boolean isBlank() {
    return false;
  }

  @Override
  public byte[] rawRecord(int most) {
    return cut(String.valueOf(record).getBytes(StandardCharsets.UTF_8), most);
  }

  @Override
  public byte[] rawField(int field, int most) {
    return Arrays.copyOfRange(
        texts.bytes(), texts.from(field), Math.min(texts.to(field), texts.from(field) + most));
  }

  private static byte[] cut(byte[] bytes, int most) {
    return bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
  }
}
