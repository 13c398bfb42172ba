package dev.stepshift.redshift.copy.columnar;

import dev.stepshift.redshift.copy.encode.ConversionParameters;
import dev.stepshift.redshift.copy.encode.FieldEncoder;
import dev.stepshift.redshift.copy.encode.RowBuffer;
import dev.stepshift.redshift.copy.encode.TargetColumn;
import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.copy.error.FieldRefused;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Writes the values of one Parquet column that are not NULL. Which type of a file goes into which
 * type of a table is as strict as Spectrum: an INT of 64 bits does not go into INTEGER.
 */
interface ParquetValueWriter {

  void write(ColumnReader column, RowBuffer out) throws FieldRefused;

  /** The writer from a type of a file to a column; empty when the two do not go together. */
  static Optional<ParquetValueWriter> of(
      Type type, TargetColumn column, ConversionParameters conversion) throws CopyFailed {
    if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
      return Optional.empty();
    }
    PrimitiveType primitive = type.asPrimitiveType();
    PrimitiveTypeName stored = primitive.getPrimitiveTypeName();
    LogicalTypeAnnotation meaning = primitive.getLogicalTypeAnnotation();
    BinaryValues values = new BinaryValues();
    return Optional.ofNullable(
        switch (column.type()) {
          case "int2", "int4" ->
              stored == PrimitiveTypeName.INT32 && isInteger(meaning) ? integer(column) : null;
          case "int8" ->
              stored == PrimitiveTypeName.INT64 && isInteger(meaning)
                  ? (c, out) -> out.signed(c.getLong())
                  : null;
          case "float4" ->
              stored == PrimitiveTypeName.FLOAT ? (c, out) -> values.real(c.getFloat(), out) : null;
          case "float8" ->
              stored == PrimitiveTypeName.DOUBLE
                  ? (c, out) -> values.real(c.getDouble(), out)
                  : null;
          case "bool" ->
              stored == PrimitiveTypeName.BOOLEAN
                  ? (c, out) -> out.put(c.getBoolean() ? 't' : 'f')
                  : null;
          case "date" ->
              meaning instanceof DateLogicalTypeAnnotation
                  ? (c, out) -> values.date(c.getInteger(), out)
                  : null;
          case "numeric" -> decimal(stored, meaning, column, values);
          case "timestamp", "timestamptz" ->
              timestamp(stored, meaning, column.type().equals("timestamptz"), values);
          case "varchar", "text", "bpchar" ->
              stored == PrimitiveTypeName.BINARY && isText(meaning)
                  ? text(FieldEncoder.of(column, conversion))
                  : null;
          case "bytea" ->
              stored == PrimitiveTypeName.BINARY && meaning == null ? bytes(values) : null;
          default -> null;
        });
  }

  private static boolean isInteger(LogicalTypeAnnotation meaning) {
    return meaning == null
        || (meaning instanceof IntLogicalTypeAnnotation integer && integer.isSigned());
  }

  private static boolean isText(LogicalTypeAnnotation meaning) {
    return meaning == null
        || meaning instanceof StringLogicalTypeAnnotation
        || meaning instanceof EnumLogicalTypeAnnotation
        || meaning instanceof JsonLogicalTypeAnnotation;
  }

  private static ParquetValueWriter integer(TargetColumn target) {
    return (column, out) -> {
      int value = column.getInteger();
      BinaryValues.checkRange(value, target);
      out.signed(value);
    };
  }

  private static @Nullable ParquetValueWriter decimal(
      PrimitiveTypeName stored,
      LogicalTypeAnnotation meaning,
      TargetColumn target,
      BinaryValues values) {
    if (!(meaning instanceof DecimalLogicalTypeAnnotation decimal)
        || decimal.getScale() != target.scale()
        || decimal.getPrecision() > target.precision()) {
      return null;
    }
    int scale = decimal.getScale();
    return switch (stored) {
      case INT32 -> (c, out) -> values.decimal(c.getInteger(), scale, out);
      case INT64 -> (c, out) -> values.decimal(c.getLong(), scale, out);
      default ->
          (c, out) -> values.decimal(new BigInteger(c.getBinary().getBytesUnsafe()), scale, out);
    };
  }

  private static @Nullable ParquetValueWriter timestamp(
      PrimitiveTypeName stored,
      LogicalTypeAnnotation meaning,
      boolean withZone,
      BinaryValues values) {
    if (stored == PrimitiveTypeName.INT96) {
      return (c, out) -> values.timestamp(int96(c.getBinary()), withZone, out);
    }
    if (!(meaning instanceof TimestampLogicalTypeAnnotation moment)
        || moment.getUnit() == TimeUnit.NANOS) {
      return null;
    }
    long micros = moment.getUnit() == TimeUnit.MILLIS ? 1000 : 1;
    return (c, out) -> values.timestamp(Math.multiplyExact(c.getLong(), micros), withZone, out);
  }

  /** Nanoseconds of the day, then the Julian day; answers microseconds since 1970. */
  static long int96(Binary value) {
    ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long nanos = bytes.getLong();
    long day = bytes.getInt() - 2_440_588L;
    return day * 86_400_000_000L + Math.floorDiv(nanos, 1000L);
  }

  private static ParquetValueWriter text(FieldEncoder encoder) {
    return (column, out) -> {
      ByteBuffer bytes = column.getBinary().toByteBuffer();
      if (bytes.hasArray()) {
        int from = bytes.arrayOffset() + bytes.position();
        encoder.encode(bytes.array(), from, from + bytes.remaining(), out);
      } else {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        encoder.encode(copy, 0, copy.length, out);
      }
    };
  }

  private static ParquetValueWriter bytes(BinaryValues values) {
    return (column, out) -> {
      byte[] bytes = column.getBinary().getBytesUnsafe();
      values.bytes(bytes, 0, bytes.length, out);
    };
  }
}
