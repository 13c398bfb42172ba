package dev.stepshift.redshift.copy.columnar;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.stepshift.redshift.copy.encode.RowBuffer;
import dev.stepshift.redshift.copy.error.FieldRefused;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/**
 * Parquet values of any shape as JSON.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/ingest-super.html">Loading
 *     semi-structured data: SERIALIZETOJSON</a>
 */
final class ParquetJson {

  private static final JsonFactory JSON = new JsonFactory();

  private final BinaryValues values = new BinaryValues();
  private final RowBuffer scratch = new RowBuffer();

  /** The only field of a row as JSON; empty when it is NULL. */
  Optional<String> text(Group row) throws FieldRefused {
    if (row.getFieldRepetitionCount(0) == 0) {
      return Optional.empty();
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      writeField(row, 0, out);
    } catch (IOException e) {
      throw new UncheckedIOException("Text in memory cannot fail to be written", e);
    }
    return Optional.of(text.toString());
  }

  private void writeField(Group group, int field, JsonGenerator out)
      throws IOException, FieldRefused {
    Type type = group.getType().getType(field);
    int count = group.getFieldRepetitionCount(field);
    if (type.isRepetition(Type.Repetition.REPEATED)) {
      out.writeStartArray();
      for (int i = 0; i < count; i++) {
        writeValue(group, field, i, out);
      }
      out.writeEndArray();
    } else if (count == 0) {
      out.writeNull();
    } else {
      writeValue(group, field, 0, out);
    }
  }

  private void writeValue(Group group, int field, int index, JsonGenerator out)
      throws IOException, FieldRefused {
    Type type = group.getType().getType(field);
    if (type.isPrimitive()) {
      writePrimitive(group, field, index, out);
      return;
    }
    Group inner = group.getGroup(field, index);
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    if (meaning instanceof ListLogicalTypeAnnotation) {
      writeList(inner, out);
    } else if (meaning instanceof MapLogicalTypeAnnotation) {
      writeMap(inner, out);
    } else {
      writeStruct(inner, out);
    }
  }

  private void writeStruct(Group group, JsonGenerator out) throws IOException, FieldRefused {
    GroupType type = group.getType();
    out.writeStartObject();
    for (int i = 0; i < type.getFieldCount(); i++) {
      out.writeFieldName(type.getFieldName(i));
      writeField(group, i, out);
    }
    out.writeEndObject();
  }

  /** A list is a repeated group of one element; old writers leave the group out. */
  private void writeList(Group list, JsonGenerator out) throws IOException, FieldRefused {
    Type repeated = list.getType().getType(0);
    boolean wrapped = !repeated.isPrimitive() && repeated.asGroupType().getFieldCount() == 1;
    out.writeStartArray();
    for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
      if (wrapped) {
        writeField(list.getGroup(0, i), 0, out);
      } else {
        writeValue(list, 0, i, out);
      }
    }
    out.writeEndArray();
  }

  private void writeMap(Group map, JsonGenerator out) throws IOException, FieldRefused {
    out.writeStartObject();
    for (int i = 0; i < map.getFieldRepetitionCount(0); i++) {
      Group entry = map.getGroup(0, i);
      out.writeFieldName(entry.getValueToString(0, 0));
      writeField(entry, 1, out);
    }
    out.writeEndObject();
  }

  private void writePrimitive(Group group, int field, int index, JsonGenerator out)
      throws IOException, FieldRefused {
    Type type = group.getType().getType(field);
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    boolean decimal = meaning instanceof DecimalLogicalTypeAnnotation;
    switch (type.asPrimitiveType().getPrimitiveTypeName()) {
      case BOOLEAN -> out.writeBoolean(group.getBoolean(field, index));
      case FLOAT -> out.writeNumber(group.getFloat(field, index));
      case DOUBLE -> out.writeNumber(group.getDouble(field, index));
      case INT32 -> {
        int value = group.getInteger(field, index);
        if (decimal) {
          writeDecimal(BigInteger.valueOf(value), meaning, out);
        } else if (meaning instanceof DateLogicalTypeAnnotation) {
          scratch.truncate(0);
          values.date(value, scratch);
          writeScratch(out);
        } else {
          out.writeNumber(value);
        }
      }
      case INT64 -> {
        long value = group.getLong(field, index);
        if (decimal) {
          writeDecimal(BigInteger.valueOf(value), meaning, out);
        } else if (meaning instanceof TimestampLogicalTypeAnnotation moment) {
          writeMoment(value, moment.getUnit(), out);
        } else {
          out.writeNumber(value);
        }
      }
      case INT96 ->
          writeMoment(ParquetValueWriter.int96(group.getInt96(field, index)), TimeUnit.MICROS, out);
      default -> {
        byte[] bytes = group.getBinary(field, index).getBytes();
        if (decimal) {
          writeDecimal(new BigInteger(bytes), meaning, out);
        } else {
          out.writeString(new String(bytes, StandardCharsets.UTF_8));
        }
      }
    }
  }

  private static void writeDecimal(
      BigInteger unscaled, LogicalTypeAnnotation meaning, JsonGenerator out) throws IOException {
    int scale = ((DecimalLogicalTypeAnnotation) meaning).getScale();
    out.writeNumber(new BigDecimal(unscaled, scale).toPlainString());
  }

  private void writeMoment(long value, TimeUnit unit, JsonGenerator out)
      throws IOException, FieldRefused {
    long micros =
        switch (unit) {
          case MILLIS -> Math.multiplyExact(value, 1000L);
          case MICROS -> value;
          case NANOS -> Math.floorDiv(value, 1000L);
        };
    scratch.truncate(0);
    values.timestamp(micros, false, scratch);
    writeScratch(out);
  }

  private void writeScratch(JsonGenerator out) throws IOException {
    out.writeString(new String(scratch.bytes(), 0, scratch.size(), StandardCharsets.US_ASCII));
  }
}
