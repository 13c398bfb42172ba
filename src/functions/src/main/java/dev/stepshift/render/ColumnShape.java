package dev.stepshift.render;

import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.ColumnTypes;
import dev.stepshift.sql.Literals;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column as the catalog describes it, and how another one is brought to it. Redshift adds a
 * column inside a transaction; it changes no type there, and outside of one no type but the length
 * of a varchar that is part of no key. The machine does that; the rest is a person's.
 *
 * @param dataType as {@code svv_columns} names it; empty for a type that is not compared
 * @param length SQL, {@code null} for a type that has none; so are precision and scale
 * @param mend {@code lengthen}, {@code replace}, or {@code rebuild} where the table is laid out by
 *     the column
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html">ALTER TABLE</a>
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_COLUMNS.html">SVV_COLUMNS</a>
 */
record ColumnShape(String dataType, String length, String precision, String scale, String mend) {

  private static final Pattern TYPE =
      Pattern.compile("([a-z0-9 ]+?) ?(?:\\((\\w+)(?: ?, ?(\\d+))?\\))?");
  private static final String LONGEST_VARCHAR = "65535";
  private static final String NONE = "null";
  private static final String VARCHAR = "character varying";

  static ColumnShape of(Column column, Table table) {
    String written = ColumnTypes.checked(column.type());
    Matcher type = TYPE.matcher(written);
    String dataType = type.matches() ? dataType(type.group(1)) : "";
    if (dataType.isEmpty() || type.group(2) == null) {
      return new ColumnShape(dataType, NONE, NONE, NONE, mend(column, table, dataType));
    }
    boolean numeric = dataType.equals("numeric");
    return new ColumnShape(
        dataType,
        numeric ? NONE : type.group(2).replace("max", LONGEST_VARCHAR),
        numeric ? type.group(2) : NONE,
        !numeric ? NONE : type.group(3) == null ? "0" : type.group(3),
        mend(column, table, dataType));
  }

  Map<String, Object> data() {
    return Map.of(
        "data_type", Literals.text(dataType),
        "length", length,
        "precision", precision,
        "scale", scale,
        "mend", Literals.text(mend));
  }

  private static String mend(Column column, Table table, String dataType) {
    boolean layout =
        table.key().contains(column.name())
            || table.layout().sortKey().contains(column.name())
            || table.layout().distribution().key().filter(column.name()::equals).isPresent();
    if (layout) {
      return "rebuild";
    }
    return dataType.equals(VARCHAR) ? "lengthen" : "replace";
  }

  private static String dataType(String name) {
    return switch (name) {
      case "smallint", "int2" -> "smallint";
      case "integer", "int", "int4" -> "integer";
      case "bigint", "int8" -> "bigint";
      case "real", "float4" -> "real";
      case "double precision", "float8", "float" -> "double precision";
      case "boolean", "bool" -> "boolean";
      case "date" -> "date";
      case "timestamp", "timestamp without time zone" -> "timestamp without time zone";
      case "timestamptz", "timestamp with time zone" -> "timestamp with time zone";
      case "char", "character", "nchar" -> "character";
      case "varchar", VARCHAR, "nvarchar" -> VARCHAR;
      case "decimal", "numeric" -> "numeric";
      default -> "";
    };
  }
}
