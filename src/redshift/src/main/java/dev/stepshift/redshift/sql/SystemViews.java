package dev.stepshift.redshift.sql;

import java.util.Set;

/** An unknown system view is an error, never an empty table. */
final class SystemViews {

  private static final Set<String> KNOWN =
      Set.of(
          "pg_table_def",
          "svv_table_info",
          "svv_tables",
          "svv_columns",
          "svv_redshift_tables",
          "svv_all_tables",
          "svv_redshift_columns",
          "svv_all_columns",
          "svv_all_schemas",
          "svv_redshift_schemas",
          "sys_query_history",
          "stl_load_errors",
          "sys_load_error_detail",
          "sys_load_history",
          "stl_query",
          "stv_sessions");

  private SystemViews() {}

  /** Refuses a name at this place that only a system view of Redshift can have. */
  static void check(SqlText source, int i) {
    if (!source.isName(i) || !source.token(i).name().matches("(stl|stv|svl|svv|svcs|sys)_.*")) {
      return;
    }
    boolean catalog = source.isOperator(i - 1, ".") && source.is(i - 2, "pg_catalog");
    int before = catalog ? i - 3 : i - 1;
    boolean read =
        source.isAny(before, "from", "join")
            && !source.isOperator(i + 1, ".")
            && !source.isOperator(i + 1, "(");
    String name = source.token(i).name();
    if (read && !KNOWN.contains(name) && !isCommonTable(source, name)) {
      throw Refused.withText("system view " + name + " is not available in local mode");
    }
    if (read && catalog) {
      throw Refused.withText(
          "system view pg_catalog." + name + " is available as " + name + " in local mode");
    }
  }

  private static boolean isCommonTable(SqlText source, String name) {
    for (int i = 0; i < source.size(); i++) {
      if (source.isName(i)
          && source.token(i).name().equals(name)
          && source.is(i + 1, "as")
          && source.isOperator(i + 2, "(")
          && (source.is(i - 1, "with")
              || source.isOperator(i - 1, ",")
              || source.is(i - 1, "recursive"))) {
        return true;
      }
    }
    return false;
  }
}
