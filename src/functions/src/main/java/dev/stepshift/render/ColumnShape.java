package dev.stepshift.render;

import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.RedshiftType;
import dev.stepshift.pipeline.RedshiftType.Kind;
import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.Literals;
import java.util.Map;
import java.util.OptionalInt;

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

  private static final String NONE = "null";

  static ColumnShape of(Column column, Table table) {
    RedshiftType type = column.type();
    String dataType = dataType(type.kind());
    return new ColumnShape(
        dataType,
        dataType.isEmpty() ? NONE : number(type.length()),
        number(type.precision()),
        number(type.scale()),
        mend(column, table));
  }

  Map<String, Object> data() {
    return Map.of(
        "data_type", Literals.text(dataType),
        "length", length,
        "precision", precision,
        "scale", scale,
        "mend", Literals.text(mend));
  }

  private static String number(OptionalInt number) {
    return number.isPresent() ? String.valueOf(number.getAsInt()) : NONE;
  }

  private static String mend(Column column, Table table) {
    boolean layout =
        table.key().contains(column.name())
            || table.layout().sortKey().contains(column.name())
            || table.layout().distribution().key().filter(column.name()::equals).isPresent();
    if (layout) {
      return "rebuild";
    }
    return column.type().kind() == Kind.VARCHAR ? "lengthen" : "replace";
  }

  private static String dataType(Kind kind) {
    return switch (kind) {
      case SMALLINT -> "smallint";
      case INTEGER -> "integer";
      case BIGINT -> "bigint";
      case REAL -> "real";
      case DOUBLE_PRECISION -> "double precision";
      case DECIMAL -> "numeric";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
      case TIMESTAMP -> "timestamp without time zone";
      case TIMESTAMPTZ -> "timestamp with time zone";
      case CHAR -> "character";
      case VARCHAR -> "character varying";
      case TIME, TIMETZ, VARBYTE, SUPER, GEOMETRY, GEOGRAPHY, HLLSKETCH -> "";
    };
  }
}
