package dev.stepshift.redshift.sql;

import java.util.List;

/**
 * ALTER TABLE: attributes are noted, columns get their limits in bytes.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html">ALTER TABLE</a>
 */
final class AlterTable {

  private AlterTable() {}

  static Translation translate(SqlText source) {
    int end = 3;
    while (source.isOperator(end, ".")) {
      end += 2;
    }
    String table = source.text(2, end);
    if (source.is(end, "alter")) {
      return alter(source, table, end + 1);
    }
    if (source.is(end, "add")) {
      return add(source, table, end + 1);
    }
    if (source.matches(end, "drop", "constraint")) {
      return Translation.of(StatementKind.NOTHING, source.sql());
    }
    if (!source.isAny(end, "drop", "rename", "append")) {
      throw Refused.byRedshift(
          "ALTER TABLE … " + source.text(end, Math.min(end + 2, source.size())));
    }
    if (source.pieces(end, source.size()).size() > 1) {
      throw Refused.byRedshift("ALTER TABLE with several actions");
    }
    if (source.matches(end, "rename", "column")) {
      return rename(source, table, end + 2);
    }
    return Translation.of(StatementKind.DEFINITION, source.sql());
  }

  /** What was noted of the column, and its limit in bytes, go by its name. */
  private static Translation rename(SqlText source, String table, int column) {
    if (!source.is(column + 1, "to") || source.size() != column + 3) {
      throw Refused.byRedshift("ALTER TABLE … " + source.text(column - 2, source.size()));
    }
    return new Translation(
        StatementKind.DEFINITION,
        source.sql(),
        List.of(
            "select rs.note_rename("
                + StringLiteral.encode(table)
                + ", "
                + StringLiteral.encode(source.token(column).name())
                + ", "
                + StringLiteral.encode(source.token(column + 2).name())
                + ")"));
  }

  private static Translation alter(SqlText source, String table, int at) {
    TableAttributes attributes = new TableAttributes();
    if (source.is(at, "distkey")) {
      attributes.distKey(source.token(at + 1).name());
      return noted(source, attributes.changeCall(table));
    }
    int next = at;
    int behind = attributes.read(source, next);
    while (behind > next) {
      next = source.is(behind, "distkey") && source.isName(behind + 1) ? behind + 2 : behind;
      if (next > behind) {
        attributes.distKey(source.token(behind + 1).name());
      }
      behind = attributes.read(source, next);
    }
    if (next > at) {
      return noted(source, attributes.changeCall(table));
    }
    int column = source.is(at, "column") ? at + 1 : at;
    if (source.is(column + 1, "encode")) {
      new TableAttributes().encoding(source.token(column).name(), source.token(column + 2).name());
      return noted(source, attributes.changeCall(table));
    }
    if (!source.is(column + 1, "type")) {
      throw Refused.byRedshift("ALTER TABLE … " + source.text(at - 1, source.size()));
    }
    return resize(source, table, column);
  }

  private static Translation resize(SqlText source, String table, int column) {
    String name = source.token(column).name();
    ColumnType type = ColumnType.read(source, column + 2, name);
    if (!type.sql().startsWith("varchar") || type.end() < source.size()) {
      throw Refused.byRedshift("Changing a column's type to anything but VARCHAR(n)");
    }
    return new Translation(
        StatementKind.RESIZE,
        "alter table "
            + table
            + " alter column "
            + source.token(column).text()
            + " type "
            + type.sql(),
        List.of(
            "select rs.check_resize("
                + StringLiteral.encode(table)
                + ", "
                + StringLiteral.encode(name)
                + ")",
            "select rs.limit_bytes("
                + StringLiteral.encode(table)
                + ", "
                + StringLiteral.encode(name)
                + ", "
                + type.bytes()
                + ")"));
  }

  private static Translation noted(SqlText source, String call) {
    return new Translation(StatementKind.NOTHING, source.sql(), List.of(call));
  }

  private static Translation add(SqlText source, String table, int at) {
    if (source.isAny(at, "constraint", "primary", "unique", "foreign")) {
      return Translation.of(StatementKind.NOTHING, source.sql());
    }
    int column = source.is(at, "column") ? at + 1 : at;
    if (source.pieces(column, source.size()).size() > 1) {
      throw Refused.byRedshift("ALTER TABLE adding several columns in one statement");
    }
    ColumnDefinition definition =
        ColumnDefinition.read(
            source, new SqlText.Range(column, source.size()), new TableAttributes());
    return Translation.of(
        StatementKind.DEFINITION, "alter table " + table + " add column " + definition.withLimit());
  }
}
