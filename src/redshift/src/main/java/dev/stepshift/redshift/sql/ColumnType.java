package dev.stepshift.redshift.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The type of a table's column in PostgreSQL's words.
 *
 * @param sql the type
 * @param bytes the most bytes a value may have; 0 when the type does not say
 * @param end the index of the first token behind the type
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/c_Supported_data_types.html">Data
 *     types</a>
 */
record ColumnType(String sql, int bytes, int end) {

  private static final int DEFAULT_LENGTH = 256;
  private static final int MOST_VARCHAR = 65_535;
  private static final int MOST_CHAR = 4096;
  private static final int MOST_VARBYTE = 1_024_000;
  private static final int DEFAULT_VARBYTE = 64_000;
  private static final int MOST_DIGITS = 38;
  private static final Set<String> SAME =
      Set.of(
          "smallint",
          "int2",
          "integer",
          "int",
          "int4",
          "bigint",
          "int8",
          "real",
          "float4",
          "float8",
          "boolean",
          "bool",
          "date",
          "timestamptz",
          "timetz");
  private static final List<String> ONLY_REDSHIFT = List.of("hllsketch", "geometry", "geography");

  /** Reads the type that begins at a token. */
  static ColumnType read(SqlText source, int at, String column) {
    String word = at < source.size() ? source.token(at).name() : "";
    if (SAME.contains(word)) {
      return checked(source, new ColumnType(word, 0, at + 1), column);
    }
    ColumnType type =
        switch (word) {
          case "varchar", "nvarchar", "text" -> varchar(source, at + 1);
          case "char", "nchar" -> character(source, at + 1, 1);
          case "bpchar" -> character(source, at + 1, DEFAULT_LENGTH);
          case "character" ->
              source.is(at + 1, "varying") ? varchar(source, at + 2) : character(source, at + 1, 1);
          case "numeric", "decimal", "dec" -> numeric(source, at + 1);
          case "double" -> new ColumnType("float8", 0, at + 2);
          case "float" -> floating(source, at + 1);
          case "timestamp", "time" -> moment(source, at, word);
          case "super" -> new ColumnType("rs.super", 0, at + 1);
          case "varbyte", "varbinary" -> varbyte(source, at + 1);
          case "binary" -> varbyte(source, at + 2);
          case "interval" -> interval(source, at + 1);
          default -> throw unsupported(word, column);
        };
    return checked(source, type, column);
  }

  private static RuntimeException unsupported(String word, String column) {
    return ONLY_REDSHIFT.contains(word)
        ? Refused.locally("Type " + word.toUpperCase(Locale.ROOT))
        : Refused.withText("Column \"" + column + "\" has unsupported type \"" + word + "\".");
  }

  private static ColumnType checked(SqlText source, ColumnType type, String column) {
    if (source.isOperator(type.end(), "[")) {
      throw Refused.withText(
          "Column \"" + column + "\" has unsupported type \"" + type.sql() + "[]\".");
    }
    return type;
  }

  private static ColumnType varchar(SqlText source, int at) {
    int length = length(source, at, DEFAULT_LENGTH, MOST_VARCHAR, "varchar");
    return new ColumnType("varchar(" + length + ")", length, behind(source, at));
  }

  private static ColumnType character(SqlText source, int at, int normal) {
    int length = length(source, at, normal, MOST_CHAR, "char");
    return new ColumnType("char(" + length + ")", length, behind(source, at));
  }

  private static ColumnType varbyte(SqlText source, int at) {
    int length = length(source, at, DEFAULT_VARBYTE, MOST_VARBYTE, "varbyte");
    return new ColumnType("bytea", length, behind(source, at));
  }

  private static ColumnType numeric(SqlText source, int at) {
    if (!source.isOperator(at, "(")) {
      return new ColumnType("numeric(18,0)", 0, at);
    }
    int digits = number(source, at + 1);
    if (digits < 1 || digits > MOST_DIGITS) {
      throw Refused.withText(
          "DECIMAL precision " + digits + " must be between 1 and " + MOST_DIGITS);
    }
    int end = behind(source, at);
    return new ColumnType("numeric" + source.text(at, end), 0, end);
  }

  private static ColumnType floating(SqlText source, int at) {
    int end = behind(source, at);
    return new ColumnType(end > at && number(source, at + 1) <= 24 ? "float4" : "float8", 0, end);
  }

  private static ColumnType moment(SqlText source, int at, String word) {
    int next = at + 1;
    if (source.matches(next, "with", "time", "zone")) {
      return new ColumnType(word + "tz", 0, next + 3);
    }
    return new ColumnType(
        word, 0, source.matches(next, "without", "time", "zone") ? next + 3 : next);
  }

  private static ColumnType interval(SqlText source, int at) {
    int end = at;
    while (source.isAny(end, "year", "month", "day", "hour", "minute", "second", "to")
        || source.isOperator(end, "(")) {
      end = source.isOperator(end, "(") ? behind(source, end) : end + 1;
    }
    return new ColumnType("interval " + source.text(at, end), 0, end);
  }

  private static int length(SqlText source, int at, int normal, int most, String type) {
    if (!source.isOperator(at, "(")) {
      return normal;
    }
    if (source.is(at + 1, "max")) {
      return most;
    }
    int length = number(source, at + 1);
    if (length < 1 || length > most) {
      throw Refused.withText("length for type " + type + " cannot exceed " + most);
    }
    return length;
  }

  private static int number(SqlText source, int at) {
    try {
      return Integer.parseInt(source.token(at).text());
    } catch (NumberFormatException | IndexOutOfBoundsException notANumber) {
      throw Refused.withText("syntax error: a type's length must be a number");
    }
  }

  private static int behind(SqlText source, int at) {
    return source.isOperator(at, "(") ? source.closing(at) + 1 : at;
  }
}
