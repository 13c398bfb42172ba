package dev.stepshift.redshift.copy.columnar;

import dev.stepshift.redshift.copy.encode.TargetColumn;
import java.util.Locale;

/** The names that Spectrum's errors have for the types of columns. */
final class SpectrumTypes {

  private SpectrumTypes() {}

  static String name(TargetColumn column) {
    return switch (column.type()) {
      case "int2" -> "SMALLINT";
      case "int4" -> "INT";
      case "int8" -> "BIGINT";
      case "float4" -> "FLOAT";
      case "float8" -> "DOUBLE";
      case "bool" -> "BOOLEAN";
      case "date" -> "DATE";
      case "timestamp", "timestamptz" -> "TIMESTAMP";
      case "numeric" -> "DECIMAL(" + column.precision() + ", " + column.scale() + ")";
      case "bpchar" -> "CHAR(" + column.maxBytes() + ")";
      case "varchar", "text" -> "VARCHAR(" + column.maxBytes() + ")";
      case "bytea" -> "VARBYTE";
      default -> column.type().toUpperCase(Locale.ROOT);
    };
  }
}
