package dev.stepshift.sql.load;

import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.RedshiftType;
import dev.stepshift.pipeline.RedshiftType.Kind;
import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.Identifiers;
import dev.stepshift.sql.Literals;
import java.util.OptionalInt;

/**
 * A column of the input, as {@code create table} and as the catalog describes it, and how another
 * one is brought to it. Redshift adds a column inside a transaction; it changes no type there, and
 * outside of one no type but the length of a varchar that is part of no key. The machine does that;
 * the rest is a person's.
 *
 * @param name quoted
 * @param text the name as a literal
 * @param stagedType the type in staging
 * @param dataType as {@code svv_columns} names it; an empty text for a type that is not compared
 * @param length a number, or {@code null} for a type that has none; so are precision and scale
 * @param change what is done to a column that differs: it is lengthened, replaced, or the table is
 *     rebuilt where it is laid out by the column
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html">ALTER TABLE</a>
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_COLUMNS.html">SVV_COLUMNS</a>
 */
public record ColumnSql(
    String name,
    String text,
    String type,
    String stagedType,
    boolean notNull,
    String dataType,
    String length,
    String precision,
    String scale,
    String change) {

  private static final String NULL = "null";

  static ColumnSql of(Column column, Table table) {
    RedshiftType type = column.type();
    String dataType = dataType(type.kind());
    return new ColumnSql(
        Identifiers.quote(column.name()),
        Literals.text(column.name()),
        type.sql(),
        StagedDecimal.of(column, table)
            .map(StagedDecimal::type)
            .or(() -> StagedText.of(column, table).map(StagedText::type))
            .orElse(type.sql()),
        // Redshift takes a primary key of columns without it, and then believes in it all the same.
        column.notNull() || table.key().contains(column.name()),
        Literals.text(dataType),
        dataType.isEmpty() ? NULL : number(type.length()),
        number(type.precision()),
        number(type.scale()),
        Literals.text(change(column, table)));
  }

  private static String number(OptionalInt number) {
    return number.isPresent() ? String.valueOf(number.getAsInt()) : NULL;
  }

  private static String change(Column column, Table table) {
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
