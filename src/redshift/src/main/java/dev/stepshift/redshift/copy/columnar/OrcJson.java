package dev.stepshift.redshift.copy.columnar;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.stepshift.redshift.copy.encode.RowBuffer;
import dev.stepshift.redshift.copy.error.FieldRefused;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.orc.TypeDescription;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.DecimalColumnVector;
import org.apache.orc.storage.ql.exec.vector.DoubleColumnVector;
import org.apache.orc.storage.ql.exec.vector.ListColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.MapColumnVector;
import org.apache.orc.storage.ql.exec.vector.StructColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;
import org.apache.orc.storage.ql.exec.vector.UnionColumnVector;

/** ORC values of any shape as JSON. */
final class OrcJson {

  private static final JsonFactory JSON = new JsonFactory();

  private final TypeDescription type;
  private final BinaryValues values = new BinaryValues();
  private final RowBuffer scratch = new RowBuffer();

  OrcJson(TypeDescription type) {
    this.type = type;
  }

  /** The value of a row that is not NULL. */
  String text(ColumnVector vector, int row) throws FieldRefused {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      write(type, vector, row, out);
    } catch (IOException e) {
      throw new UncheckedIOException("Text in memory cannot fail to be written", e);
    }
    return text.toString();
  }

  private void write(TypeDescription type, ColumnVector vector, int row, JsonGenerator out)
      throws IOException, FieldRefused {
    int at = vector.isRepeating ? 0 : row;
    if (!vector.noNulls && vector.isNull[at]) {
      out.writeNull();
      return;
    }
    switch (type.getCategory()) {
      case BOOLEAN -> out.writeBoolean(((LongColumnVector) vector).vector[at] == 1);
      case BYTE, SHORT, INT, LONG -> out.writeNumber(((LongColumnVector) vector).vector[at]);
      case FLOAT -> out.writeNumber((float) ((DoubleColumnVector) vector).vector[at]);
      case DOUBLE -> out.writeNumber(((DoubleColumnVector) vector).vector[at]);
      case DECIMAL ->
          out.writeNumber(
              ((DecimalColumnVector) vector)
                  .vector[at]
                  .getHiveDecimal()
                  .bigDecimalValue()
                  .setScale(type.getScale())
                  .toPlainString());
      case DATE -> {
        scratch.truncate(0);
        values.date(((LongColumnVector) vector).vector[at], scratch);
        writeScratch(out);
      }
      case TIMESTAMP, TIMESTAMP_INSTANT -> {
        scratch.truncate(0);
        values.timestamp(OrcValueWriter.micros((TimestampColumnVector) vector, at), false, scratch);
        writeScratch(out);
      }
      case LIST -> writeList(type, (ListColumnVector) vector, at, out);
      case MAP -> writeMap(type, (MapColumnVector) vector, at, out);
      case STRUCT -> writeStruct(type, (StructColumnVector) vector, at, out);
      case UNION -> {
        UnionColumnVector union = (UnionColumnVector) vector;
        int tag = union.tags[at];
        write(type.getChildren().get(tag), union.fields[tag], at, out);
      }
      default -> out.writeString(string((BytesColumnVector) vector, at));
    }
  }

  private void writeList(TypeDescription type, ListColumnVector list, int at, JsonGenerator out)
      throws IOException, FieldRefused {
    out.writeStartArray();
    for (long i = list.offsets[at]; i < list.offsets[at] + list.lengths[at]; i++) {
      write(type.getChildren().get(0), list.child, (int) i, out);
    }
    out.writeEndArray();
  }

  private void writeMap(TypeDescription type, MapColumnVector map, int at, JsonGenerator out)
      throws IOException, FieldRefused {
    out.writeStartObject();
    for (long i = map.offsets[at]; i < map.offsets[at] + map.lengths[at]; i++) {
      out.writeFieldName(key(map.keys, (int) i));
      write(type.getChildren().get(1), map.values, (int) i, out);
    }
    out.writeEndObject();
  }

  private static String key(ColumnVector keys, int at) {
    return keys instanceof BytesColumnVector texts
        ? string(texts, keys.isRepeating ? 0 : at)
        : Long.toString(((LongColumnVector) keys).vector[keys.isRepeating ? 0 : at]);
  }

  private void writeStruct(
      TypeDescription type, StructColumnVector struct, int at, JsonGenerator out)
      throws IOException, FieldRefused {
    out.writeStartObject();
    for (int i = 0; i < struct.fields.length; i++) {
      out.writeFieldName(type.getFieldNames().get(i));
      write(type.getChildren().get(i), struct.fields[i], at, out);
    }
    out.writeEndObject();
  }

  private static String string(BytesColumnVector texts, int at) {
    return new String(texts.vector[at], texts.start[at], texts.length[at], StandardCharsets.UTF_8);
  }

  private void writeScratch(JsonGenerator out) throws IOException {
    out.writeString(new String(scratch.bytes(), 0, scratch.size(), StandardCharsets.US_ASCII));
  }
}
