package dev.stepshift.redshift.sql;

import java.util.List;
import java.util.Locale;

/** One column of CREATE TABLE or ALTER TABLE ADD COLUMN, in PostgreSQL's words. */
record ColumnDefinition(String name, String sql, int bytes) {

  private static final String[] ATTRIBUTES = {
    "default",
    "identity",
    "generated",
    "encode",
    "distkey",
    "sortkey",
    "collate",
    "not",
    "null",
    "unique",
    "primary",
    "references",
    "constraint",
    "check"
  };

  /**
   * Reads a column.
   *
   * @param attributes takes what PostgreSQL has no place for
   */
  static ColumnDefinition read(SqlText source, SqlText.Range range, TableAttributes attributes) {
    Token name = source.token(range.from());
    if (!name.isName()) {
      throw Refused.withText("syntax error at or near \"" + name.text() + "\"");
    }
    String column = name.name();
    ColumnType type = ColumnType.read(source, range.from() + 1, column);
    StringBuilder rest = new StringBuilder();
    int at = type.end();
    while (at < range.to()) {
      at = attribute(source, at, range.to(), column, attributes, rest);
    }
    return new ColumnDefinition(column, name.text() + " " + type.sql() + rest, type.bytes());
  }

  private static int attribute(
      SqlText source,
      int at,
      int end,
      String column,
      TableAttributes attributes,
      StringBuilder rest) {
    Token token = source.token(at);
    switch (token.text().toLowerCase(Locale.ROOT)) {
      case "default" -> {
        int next = at + 2;
        int stop = source.find(next, end, ATTRIBUTES);
        int behind = stop < 0 ? end : stop;
        rest.append(" default ").append(source.text(at + 1, behind));
        return behind;
      }
      case "identity" -> {
        return identity(source, at, "always", rest);
      }
      case "generated" -> {
        if (!source.matches(at, "generated", "by", "default", "as", "identity")) {
          throw Refused.byRedshift("GENERATED other than BY DEFAULT AS IDENTITY");
        }
        return identity(source, at + 4, "by default", rest);
      }
      case "encode" -> {
        attributes.encoding(column, at + 1 < end ? source.token(at + 1).name() : "");
        return at + 2;
      }
      case "distkey" -> {
        attributes.distKey(column);
        return at + 1;
      }
      case "sortkey" -> {
        attributes.sortKey(column);
        return at + 1;
      }
      case "collate" -> {
        if (source.isAny(at + 1, "case_insensitive", "ci")) {
          throw Refused.locally("COLLATE CASE_INSENSITIVE");
        }
        return at + 2;
      }
      case "not" -> {
        rest.append(" not null");
        return at + 2;
      }
      case "null", "unique" -> {
        return at + 1;
      }
      case "primary" -> {
        attributes.primaryKey(column);
        rest.append(" not null");
        return at + 2;
      }
      case "references" -> {
        return reference(source, at + 1);
      }
      case "check", "constraint" ->
          throw Refused.byRedshift("A CHECK or named constraint on a column");
      default -> throw Refused.withText("syntax error at or near \"" + token.text() + "\"");
    }
  }

  private static int identity(SqlText source, int at, String when, StringBuilder rest) {
    rest.append(" generated ").append(when).append(" as identity");
    if (!source.isOperator(at + 1, "(")) {
      return at + 1;
    }
    List<SqlText.Range> arguments = source.arguments(at + 1);
    if (arguments.size() != 2) {
      throw Refused.withText("syntax error: IDENTITY takes a seed and a step");
    }
    try {
      long seed = Long.parseLong(source.text(arguments.get(0)).replace(" ", ""));
      long step = Long.parseLong(source.text(arguments.get(1)).replace(" ", ""));
      // PostgreSQL begins at 1 at the least unless the bound is said.
      String bound = (step > 0 ? " minvalue " : " maxvalue ") + seed;
      rest.append(" (start with " + seed + " increment by " + step + bound + ")");
    } catch (NumberFormatException notANumber) {
      throw Refused.withText("syntax error: IDENTITY takes a seed and a step");
    }
    return source.closing(at + 1) + 1;
  }

  private static int reference(SqlText source, int at) {
    int next = at + 1;
    while (source.isOperator(next, ".")) {
      next += 2;
    }
    return source.isOperator(next, "(") ? source.closing(next) + 1 : next;
  }

  /** The column with the constraint that counts its bytes. */
  String withLimit() {
    if (bytes == 0) {
      return sql;
    }
    return sql
        + " constraint "
        + Identifier.quote("rs_bytes_" + name)
        + " check (octet_length("
        + Identifier.quote(name)
        + ") <= "
        + bytes
        + ")";
  }
}
