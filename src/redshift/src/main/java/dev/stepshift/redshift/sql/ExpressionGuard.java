package dev.stepshift.redshift.sql;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Refuses what PostgreSQL would run and Redshift would not, and what Redshift would run and this
 * stand-in cannot, wherever it stands in a statement.
 */
final class ExpressionGuard {

  private static final Set<String> POSTGRES_FUNCTIONS =
      Set.of(
          "string_agg",
          "array_agg",
          "json_agg",
          "jsonb_agg",
          "json_object_agg",
          "jsonb_object_agg",
          "gen_random_uuid",
          "unnest",
          "string_to_array",
          "array_to_string",
          "to_json",
          "to_jsonb",
          "row_to_json",
          "json_build_object",
          "jsonb_build_object",
          "regexp_matches",
          "regexp_match",
          "regexp_split_to_table",
          "regexp_split_to_array",
          "make_date",
          "make_interval",
          "make_timestamp",
          "num_nulls",
          "num_nonnulls",
          "jsonb_path_query",
          "concat_ws",
          "format",
          "date_bin",
          "random_normal",
          "starts_with",
          "json_array_elements",
          "jsonb_array_elements",
          "uuid_generate_v4");
  private static final Set<String> REDSHIFT_FUNCTIONS =
      Set.of(
          "fnv_hash",
          "farmfingerprint64",
          "farmhash64",
          "checksum",
          "hll",
          "hll_create_sketch",
          "hll_cardinality",
          "hll_combine",
          "split_to_array",
          "get_array_length",
          "subarray",
          "array_concat",
          "array_flatten",
          "object_transform",
          "st_point",
          "st_distance",
          "json_size",
          "json_typeof",
          "is_array",
          "is_object",
          "try_cast",
          "soundex",
          "difference",
          "from_hex",
          "to_varbyte",
          "from_varbyte",
          "h3_fromlonglat",
          "strpos_regex",
          "mv_refresh",
          "ai_generate_text");
  private static final Set<String> POSTGRES_TYPES =
      Set.of(
          "uuid",
          "json",
          "jsonb",
          "bytea",
          "xml",
          "money",
          "inet",
          "cidr",
          "macaddr",
          "hstore",
          "citext",
          "serial",
          "bigserial",
          "point",
          "box",
          "tsvector",
          "tsquery",
          "int4range",
          "daterange",
          "tsrange",
          "regconfig",
          "bit",
          "varbit");
  private static final Set<String> AGGREGATES =
      Set.of(
          "sum",
          "avg",
          "count",
          "min",
          "max",
          "stddev",
          "stddev_samp",
          "stddev_pop",
          "variance",
          "var_samp",
          "var_pop");
  private static final Map<String, String> ONLY_REDSHIFT_WORDS =
      Map.of("pivot", "PIVOT", "unpivot", "UNPIVOT");

  private final SqlText source;

  private ExpressionGuard(SqlText source) {
    this.source = source;
  }

  static void check(SqlText source) {
    ExpressionGuard guard = new ExpressionGuard(source);
    for (int i = 0; i < source.size(); i++) {
      guard.checkWords(i);
      guard.checkFunction(i);
      guard.checkType(i);
      guard.checkWindow(i);
      SystemViews.check(source, i);
    }
  }

  private void checkWords(int i) {
    if (source.matches(i, "distinct", "on")
        && source.isOperator(i + 2, "(")
        && source.is(i - 1, "select")) {
      throw Refused.byRedshift("DISTINCT ON");
    }
    if (source.is(i, "filter") && source.isOperator(i + 1, "(") && source.is(i + 2, "where")) {
      throw Refused.byRedshift("FILTER (WHERE …) (use a CASE inside the aggregate)");
    }
    if (source.is(i, "fetch")
        && source.isAny(i + 1, "first", "next")
        && i > 0
        && source.isAny(i + 3, "row", "rows", "only")) {
      throw Refused.byRedshift("FETCH FIRST (use LIMIT)");
    }
    if (source.is(i, "lateral")
        && (source.isOperator(i - 1, ",") || source.isAny(i - 1, "join", "from"))) {
      throw Refused.byRedshift("LATERAL");
    }
    if (source.is(i, "tablesample") && source.isName(i - 1)) {
      throw Refused.byRedshift("TABLESAMPLE");
    }
    if (source.is(i, "values")
        && source.isOperator(i - 1, "(")
        && source.isAny(i - 2, "from", "join", "as")) {
      throw Refused.byRedshift("VALUES as a table (use SELECT … UNION ALL)");
    }
    if (source.isOperator(i, "(")
        && source.isAny(i + 1, "insert", "update", "delete", "merge")
        && source.is(i - 1, "as")
        && source.isAny(i + 2, "into", "from")) {
      throw Refused.byRedshift("A WITH query that changes data");
    }
    checkLocalWords(i);
  }

  private void checkLocalWords(int i) {
    String word = source.token(i).kind() == Token.Kind.WORD ? source.token(i).name() : "";
    if (ONLY_REDSHIFT_WORDS.containsKey(word) && source.isOperator(i + 1, "(") && i > 0) {
      throw Refused.locally(ONLY_REDSHIFT_WORDS.get(word));
    }
    if (source.matches(i, "ignore", "nulls")) {
      throw Refused.locally("IGNORE NULLS");
    }
    if (source.matches(i, "connect", "by")
        || (source.matches(i, "start", "with")
            && i > 0
            && !source.is(i - 1, "(")
            && source.find(0, source.size(), "connect") > 0)) {
      throw Refused.locally("CONNECT BY");
    }
    if (source.matches(i, "group", "by", "all")) {
      throw Refused.locally("GROUP BY ALL");
    }
    if (source.isOperator(i, "(")
        && source.isOperator(i + 1, "+")
        && source.isOperator(i + 2, ")")) {
      throw Refused.locally("The outer join operator (+)");
    }
    if (source.is(i, "exclude")
        && i > 0
        && (source.isOperator(i - 1, "*") || source.isOperator(i + 1, "("))
        && !source.isOperator(i - 1, ".")) {
      throw Refused.locally("SELECT * EXCLUDE");
    }
    if (source.isAny(i, "percentile_cont", "percentile_disc") && source.isOperator(i + 1, "(")) {
      int close = source.closing(i + 1);
      if (source.matches(close + 1, "within", "group")
          && source.is(source.closing(close + 3) + 1, "over")) {
        throw Refused.locally("PERCENTILE as a window function");
      }
    }
  }

  private void checkFunction(int i) {
    if (source.token(i).kind() != Token.Kind.WORD
        || !source.isOperator(i + 1, "(")
        || source.isOperator(i - 1, ".")) {
      return;
    }
    String name = source.token(i).name();
    if (POSTGRES_FUNCTIONS.contains(name) && !isDefined(i)) {
      throw Refused.byRedshift("Function " + name.toUpperCase(Locale.ROOT));
    }
    if (name.equals("generate_series")) {
      throw Refused.byRedshift(
          "GENERATE_SERIES together with tables (the leader node alone has it)");
    }
    if (REDSHIFT_FUNCTIONS.contains(name) && !isDefined(i)) {
      throw Refused.locally("Function " + name.toUpperCase(Locale.ROOT));
    }
    if (name.equals("concat") && source.arguments(i + 1).size() > 2) {
      throw Refused.byRedshift("CONCAT with more than two arguments (use ||)");
    }
  }

  /** Names of new objects and column lists look like calls. */
  private boolean isDefined(int i) {
    return source.isAny(
        i - 1, "table", "into", "function", "procedure", "exists", "view", "call", "as");
  }

  private void checkType(int i) {
    boolean cast =
        source.isOperator(i - 1, "::")
            || (source.is(i - 1, "as")
                && source.opening(i) > 0
                && source.is(source.opening(i) - 1, "cast"));
    if (!cast || !source.isName(i)) {
      return;
    }
    String type = source.token(i).name();
    if (POSTGRES_TYPES.contains(type)) {
      throw Refused.byRedshift("Type \"" + type + "\"");
    }
    if (source.isOperator(i + 1, "[")) {
      throw Refused.byRedshift("Type \"" + type + "[]\"");
    }
  }

  private void checkWindow(int i) {
    if (!source.is(i, "over") || !source.isOperator(i + 1, "(") || !source.isOperator(i - 1, ")")) {
      return;
    }
    int open = source.opening(i - 1);
    int close = source.closing(i + 1);
    boolean aggregate =
        open > 0 && source.isName(open - 1) && AGGREGATES.contains(source.token(open - 1).name());
    boolean ordered = source.find(i + 2, close, "order") > 0;
    boolean framed = source.find(i + 2, close, "rows") > 0;
    if (source.find(i + 2, close, "range", "groups") > 0) {
      throw Refused.byRedshift("A window frame other than ROWS");
    }
    if (aggregate && ordered && !framed) {
      throw Refused.withText(
          "Aggregate window functions with an ORDER BY clause require a frame clause");
    }
  }
}
