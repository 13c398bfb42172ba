package dev.stepshift.redshift.copy.columnar;

import dev.stepshift.redshift.copy.encode.ConversionParameters;
import dev.stepshift.redshift.copy.encode.FieldEncoder;
import dev.stepshift.redshift.copy.encode.RowBuffer;
import dev.stepshift.redshift.copy.encode.SuperEncoder;
import dev.stepshift.redshift.copy.encode.TargetColumn;
import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.copy.error.FieldRefused;
import java.util.Optional;
import org.apache.orc.TypeDescription;
import org.apache.orc.TypeDescription.Category;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.DecimalColumnVector;
import org.apache.orc.storage.ql.exec.vector.DoubleColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;
import org.jspecify.annotations.Nullable;

/** Writes the values of one ORC column that are not NULL. */
interface OrcValueWriter {

  void write(ColumnVector vector, int row, RowBuffer out) throws FieldRefused;

  /** The writer from a type of a file to a column; empty when the two do not go together. */
  static Optional<OrcValueWriter> of(
      TypeDescription type, TargetColumn column, ConversionParameters conversion)
      throws CopyFailed {
    Category stored = type.getCategory();
    BinaryValues values = new BinaryValues();
    return Optional.ofNullable(
        switch (column.type()) {
          case "int2" ->
              stored == Category.BYTE || stored == Category.SHORT ? OrcValueWriter::integer : null;
          case "int4" -> stored == Category.INT ? OrcValueWriter::integer : null;
          case "int8" -> stored == Category.LONG ? OrcValueWriter::integer : null;
          case "float4" ->
              stored == Category.FLOAT
                  ? (v, row, out) -> values.real((float) ((DoubleColumnVector) v).vector[row], out)
                  : null;
          case "float8" ->
              stored == Category.DOUBLE
                  ? (v, row, out) -> values.real(((DoubleColumnVector) v).vector[row], out)
                  : null;
          case "bool" ->
              stored == Category.BOOLEAN
                  ? (v, row, out) -> out.put(((LongColumnVector) v).vector[row] == 1 ? 't' : 'f')
                  : null;
          case "date" ->
              stored == Category.DATE
                  ? (v, row, out) -> values.date(((LongColumnVector) v).vector[row], out)
                  : null;
          case "numeric" -> decimal(type, column, values);
          case "timestamp", "timestamptz" ->
              stored == Category.TIMESTAMP || stored == Category.TIMESTAMP_INSTANT
                  ? timestamp(values, column.type().equals("timestamptz"))
                  : null;
          case "varchar", "text", "bpchar" ->
              stored == Category.STRING || stored == Category.VARCHAR || stored == Category.CHAR
                  ? text(FieldEncoder.of(column, conversion))
                  : null;
          case "bytea" ->
              stored == Category.BINARY
                  ? text((data, from, to, out) -> values.bytes(data, from, to, out))
                  : null;
          case "super" -> json(new OrcJson(type), new SuperEncoder(), values);
          default -> null;
        });
  }

  private static void integer(ColumnVector vector, int row, RowBuffer out) {
    out.signed(((LongColumnVector) vector).vector[row]);
  }

  private static @Nullable OrcValueWriter decimal(
      TypeDescription type, TargetColumn column, BinaryValues values) {
    if (type.getCategory() != Category.DECIMAL
        || type.getScale() != column.scale()
        || type.getPrecision() > column.precision()) {
      return null;
    }
    int scale = column.scale();
    return (vector, row, out) ->
        values.decimal(
            ((DecimalColumnVector) vector)
                .vector[row]
                .getHiveDecimal()
                .bigDecimalValue()
                .setScale(scale)
                .unscaledValue(),
            scale,
            out);
  }

  private static OrcValueWriter timestamp(BinaryValues values, boolean withZone) {
    return (vector, row, out) ->
        values.timestamp(micros((TimestampColumnVector) vector, row), withZone, out);
  }

  /** The vector's times are milliseconds, and the nanoseconds of their second. */
  static long micros(TimestampColumnVector vector, int row) {
    long seconds = Math.floorDiv(vector.time[row], 1000L);
    return Math.addExact(Math.multiplyExact(seconds, 1_000_000L), vector.nanos[row] / 1000);
  }

  private static OrcValueWriter text(FieldEncoder encoder) {
    return (vector, row, out) -> {
      BytesColumnVector bytes = (BytesColumnVector) vector;
      int from = bytes.start[row];
      encoder.encode(bytes.vector[row], from, from + bytes.length[row], out);
    };
  }

  private static OrcValueWriter json(OrcJson texts, FieldEncoder encoder, BinaryValues values) {
    return (vector, row, out) -> values.json(texts.text(vector, row), encoder, out);
  }
}
