package dev.stepshift.redshift.copy.encode;

import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.copy.error.FieldRefused;

/**
 * Checks one field against its column as Redshift does, and writes it as PostgreSQL reads it. A
 * value that passes must be one that PostgreSQL takes: an error there would end the whole load.
 */
public interface FieldEncoder {

  /**
   * Writes a field that is not NULL.
   *
   * @throws FieldRefused when Redshift would refuse it
   */
  void encode(byte[] data, int from, int to, RowBuffer out) throws FieldRefused;

  /** The encoder of a column. */
  static FieldEncoder of(TargetColumn column, ConversionParameters conversion) throws CopyFailed {
    return switch (column.type()) {
      case "int2" -> new IntegerEncoder("Short", Short.MIN_VALUE, Short.MAX_VALUE);
      case "int4" -> new IntegerEncoder("Integer", Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "int8" -> new IntegerEncoder("Long", Long.MIN_VALUE, Long.MAX_VALUE);
      case "numeric" ->
          new DecimalEncoder(column.precision(), column.scale(), conversion.roundDecimals());
      case "float4" -> new FloatEncoder("Float", Float.MAX_VALUE);
      case "float8" -> new FloatEncoder("Double", Double.MAX_VALUE);
      case "bool" -> new BooleanEncoder();
      case "varchar", "text" -> new VarcharEncoder(column.maxBytes(), conversion);
      case "bpchar" -> new CharEncoder(column.maxBytes(), conversion.truncateColumns());
      case "date" -> new DateEncoder(conversion);
      case "timestamp" -> new TimestampEncoder(conversion, false);
      case "timestamptz" -> new TimestampEncoder(conversion, true);
      case "time" -> new TimeEncoder(false);
      case "timetz" -> new TimeEncoder(true);
      case "super" -> new SuperEncoder();
      case "bytea" -> new VarbyteEncoder();
      default ->
          throw new CopyFailed(
              "COPY into column \""
                  + column.name()
                  + "\" of type "
                  + column.type()
                  + " is not available in local mode yet");
    };
  }
}
