package dev.stepshift.redshift.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What DDL says about a table and PostgreSQL cannot keep; collected while it is taken out. */
final class TableAttributes {

  private static final Set<String> STYLES = Set.of("auto", "even", "key", "all");
  private static final Set<String> ENCODINGS =
      Set.of(
          "raw",
          "az64",
          "bytedict",
          "delta",
          "delta32k",
          "lzo",
          "mostly8",
          "mostly16",
          "mostly32",
          "runlength",
          "text255",
          "text32k",
          "zstd",
          "auto");
  private static final int MOST_SORT_KEYS = 400;

  private String distStyle = "";
  private String distKey = "";
  private String sortStyle = "";
  private final List<String> sortKeys = new ArrayList<>();
  private final List<String> primaryKey = new ArrayList<>();
  private final Map<String, String> encodings = new LinkedHashMap<>();

  /**
   * Reads the attribute at a token.
   *
   * @return the index behind it, or the same index when there is none
   */
  int read(SqlText source, int at) {
    if (source.is(at, "diststyle")) {
      return readStyle(source, at + 1);
    }
    if (source.is(at, "distkey") && source.isOperator(at + 1, "(")) {
      distKey(source.token(at + 2).name());
      return source.closing(at + 1) + 1;
    }
    if (source.is(at, "sortkey")) {
      return readSortKey(source, at + 1, "COMPOUND");
    }
    if (source.isAny(at, "compound", "interleaved") && source.is(at + 1, "sortkey")) {
      return readSortKey(source, at + 2, source.token(at).text().toUpperCase(Locale.ROOT));
    }
    if (source.is(at, "backup") && source.isAny(at + 1, "yes", "no")) {
      return at + 2;
    }
    if (source.is(at, "encode") && source.is(at + 1, "auto")) {
      return at + 2;
    }
    return at;
  }

  private int readStyle(SqlText source, int at) {
    String style = at < source.size() ? source.token(at).name() : "";
    if (!STYLES.contains(style)) {
      throw Refused.withText("invalid DISTSTYLE \"" + style + "\": use AUTO, EVEN, KEY or ALL");
    }
    distStyle = style.toUpperCase(Locale.ROOT);
    return at + 1;
  }

  private int readSortKey(SqlText source, int at, String style) {
    if (source.isAny(at, "auto", "none")) {
      return at + 1;
    }
    if (!source.isOperator(at, "(")) {
      throw Refused.withText("syntax error: SORTKEY needs columns in parentheses");
    }
    sortStyle = style;
    source.arguments(at).forEach(range -> sortKey(source.token(range.from()).name()));
    return source.closing(at) + 1;
  }

  void distKey(String column) {
    if (!distKey.isEmpty()) {
      throw Refused.withText("multiple DISTKEY columns are specified: only one is allowed");
    }
    distKey = column;
  }

  void sortKey(String column) {
    sortKeys.add(column);
    if (sortStyle.isEmpty()) {
      sortStyle = "COMPOUND";
    }
    if (sortKeys.size() > MOST_SORT_KEYS) {
      throw Refused.withText("a table can have at most " + MOST_SORT_KEYS + " SORTKEY columns");
    }
  }

  void primaryKey(String column) {
    primaryKey.add(column);
  }

  List<String> primaryKey() {
    return primaryKey;
  }

  void encoding(String column, String encoding) {
    if (!ENCODINGS.contains(encoding)) {
      throw Refused.withText("unknown encoding \"" + encoding + "\" for column \"" + column + "\"");
    }
    encodings.put(column, encoding);
  }

  /** Fails when the attributes contradict each other or name a column that is not there. */
  void check(List<String> columns) {
    if (!distKey.isEmpty() && !distStyle.isEmpty() && !distStyle.equals("KEY")) {
      throw Refused.withText("DISTKEY cannot be combined with DISTSTYLE " + distStyle);
    }
    if (distStyle.equals("KEY") && distKey.isEmpty()) {
      throw Refused.withText("DISTSTYLE KEY needs a DISTKEY column");
    }
    List<String> named = new ArrayList<>(sortKeys);
    if (!distKey.isEmpty()) {
      named.add(distKey);
    }
    for (String column : named) {
      if (!columns.isEmpty() && !columns.contains(column)) {
        throw Refused.withText("column \"" + column + "\" named in key does not exist");
      }
    }
  }

  /** Whether nothing was said about distribution and order. */
  boolean isEmpty() {
    return distStyle.isEmpty() && distKey.isEmpty() && sortKeys.isEmpty();
  }

  /** The call that keeps the attributes of a new table. */
  String noteCall(String table) {
    return "select rs.note_attributes("
        + StringLiteral.encode(table)
        + ", "
        + (distKey.isEmpty() ? literal(distStyle) : "'KEY'")
        + ", "
        + literal(distKey)
        + ", "
        + literal(sortStyle)
        + ", "
        + array(sortKeys)
        + ", "
        + array(primaryKey)
        + ", "
        + json()
        + ")";
  }

  /** The call that changes the attributes of a table. */
  String changeCall(String table) {
    return "select rs.change_attributes("
        + StringLiteral.encode(table)
        + ", "
        + (distKey.isEmpty() ? literal(distStyle) : "'KEY'")
        + ", "
        + literal(distKey)
        + ", "
        + literal(sortStyle)
        + ", "
        + (sortKeys.isEmpty() ? "null" : array(sortKeys))
        + ")";
  }

  private static String literal(String value) {
    return value.isEmpty() ? "null" : StringLiteral.encode(value);
  }

  private static String array(List<String> values) {
    return "array["
        + String.join(", ", values.stream().map(StringLiteral::encode).toList())
        + "]::text[]";
  }

  private String json() {
    List<String> pairs = new ArrayList<>();
    encodings.forEach(
        (column, encoding) ->
            pairs.add(StringLiteral.encode(column) + ", " + StringLiteral.encode(encoding)));
    return "jsonb_build_object(" + String.join(", ", pairs) + ")";
  }
}
