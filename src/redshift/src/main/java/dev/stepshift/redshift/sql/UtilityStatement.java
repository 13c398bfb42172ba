package dev.stepshift.redshift.sql;

import java.util.Locale;
import java.util.Set;

/** SET, SHOW, VACUUM, ANALYZE and TRUNCATE. */
final class UtilityStatement {

  private static final Set<String> PARAMETERS =
      Set.of(
          "query_group",
          "wlm_query_slot_count",
          "enable_result_cache_for_session",
          "analyze_threshold_percent",
          "describe_field_name_in_uppercase",
          "downcase_delimited_identifier",
          "enable_case_sensitive_identifier",
          "enable_numeric_rounding",
          "enable_vacuum_boost",
          "error_on_nondeterministic_update",
          "json_serialization_enable",
          "json_serialization_parse_nested_strings",
          "max_concurrency_scaling_clusters",
          "max_cursor_result_set_size",
          "mv_enable_aqmv_for_session",
          "navigate_super_null_on_error",
          "spectrum_enable_pseudo_columns",
          "enable_case_sensitive_super_attribute",
          "cast_super_null_on_error",
          "auto_analyze",
          "auto_mv",
          "require_ssl",
          "default_geometry_encoding",
          "query_group_priority",
          "parse_super_null_on_error",
          "stored_proc_log_min_messages",
          "use_fips_ssl");
  private static final Set<String> SHARED =
      Set.of(
          "statement_timeout",
          "search_path",
          "timezone",
          "datestyle",
          "extra_float_digits",
          "client_encoding",
          "application_name",
          "session_authorization",
          "idle_in_transaction_session_timeout",
          "intervalstyle",
          "seed",
          "transaction");

  private UtilityStatement() {}

  /** SET of a parameter that only Redshift knows goes to a setting of the same name in rs. */
  static Translation set(SqlText source) {
    int name = source.is(1, "session") && !source.is(2, "authorization") ? 2 : 1;
    if (name >= source.size()) {
      throw Refused.withText("syntax error at end of input");
    }
    if (source.is(1, "local")
        || (source.is(name, "session") && source.is(name + 1, "characteristics"))) {
      throw Refused.byRedshift("SET " + source.token(name).text().toUpperCase(Locale.ROOT));
    }
    String parameter = source.token(name).name();
    boolean reset = source.is(0, "reset");
    if (parameter.equals("enable_case_sensitive_identifier")
        && source.isAny(name + 2, "on", "true")) {
      throw Refused.locally("enable_case_sensitive_identifier");
    }
    if (PARAMETERS.contains(parameter)) {
      source.insertBefore(name, "rs.");
      return Translation.of(StatementKind.SETTING, source.apply());
    }
    if (parameter.equals("search_path") && !reset) {
      source.insertAfter(source.size() - 1, ", rs, pg_catalog");
      return Translation.of(StatementKind.SETTING, source.apply());
    }
    if (source.is(name, "time") && source.is(name + 1, "zone")) {
      return Translation.of(StatementKind.SETTING, source.sql());
    }
    boolean own = source.isOperator(name + 1, ".");
    if (!own && !SHARED.contains(parameter) && !source.is(name, "all")) {
      throw Refused.withText("unrecognized configuration parameter \"" + parameter + "\"");
    }
    return Translation.of(StatementKind.SETTING, source.sql());
  }

  static Translation show(SqlText source) {
    String parameter = source.size() > 1 ? source.token(1).name() : "";
    if (source.isAny(
        1,
        "tables",
        "schemas",
        "columns",
        "databases",
        "table",
        "view",
        "procedures",
        "grants",
        "datashares",
        "external",
        "procedure",
        "model",
        "parameters",
        "functions")) {
      throw Refused.locally("SHOW " + parameter.toUpperCase(Locale.ROOT));
    }
    if (parameter.equals("search_path")) {
      return Translation.of(
          StatementKind.QUERY,
          "select regexp_replace(current_setting('search_path'), ', rs, pg_catalog', '')::varchar"
              + " as search_path");
    }
    if (PARAMETERS.contains(parameter)) {
      return Translation.of(
          StatementKind.QUERY,
          "select coalesce(current_setting('rs."
              + parameter
              + "', true), '')::varchar as "
              + parameter);
    }
    return Translation.of(StatementKind.QUERY, source.sql());
  }

  /** One node has no slices to sort or to reclaim by halves: every form is a plain VACUUM. */
  static Translation vacuum(SqlText source) {
    int at = 1;
    while (source.isAny(at, "full", "sort", "delete", "only", "reindex", "recluster")) {
      at++;
    }
    int end = at;
    while (source.isName(end) && !source.isAny(end, "to", "boost")) {
      end += source.isOperator(end + 1, ".") ? 2 : 1;
    }
    boolean known =
        end >= source.size()
            || source.is(end, "boost")
            || (source.is(end, "to") && source.is(end + 2, "percent"));
    if (!known) {
      throw Refused.withText("syntax error at or near \"" + source.token(end).text() + "\"");
    }
    return Translation.of(StatementKind.VACUUM, "vacuum " + source.text(at, end));
  }

  static Translation analyze(SqlText source) {
    if (source.is(1, "compression")) {
      throw Refused.locally("ANALYZE COMPRESSION");
    }
    int at = source.is(1, "verbose") ? 2 : 1;
    int end = at;
    while (source.isName(end) && !source.isAny(end, "predicate", "all")) {
      end += source.isOperator(end + 1, ".") ? 2 : 1;
    }
    int next = source.isOperator(end, "(") ? source.closing(end) + 1 : end;
    if (source.isAny(next, "predicate", "all") && source.is(next + 1, "columns")) {
      next += 2;
    }
    if (next < source.size()) {
      throw Refused.withText("syntax error at or near \"" + source.token(next).text() + "\"");
    }
    return Translation.of(StatementKind.DEFINITION, "analyze " + source.text(at, end));
  }

  static Translation truncate(SqlText source) {
    int at = source.is(1, "table") ? 2 : 1;
    if (source.find(at, source.size(), "cascade", "restrict", "restart", "continue") >= 0
        || source.pieces(at, source.size()).size() > 1) {
      throw Refused.byRedshift("TRUNCATE of several tables or with options");
    }
    return Translation.of(StatementKind.TRUNCATE, source.sql());
  }
}
