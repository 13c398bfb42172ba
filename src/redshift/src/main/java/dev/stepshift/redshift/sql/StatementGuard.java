package dev.stepshift.redshift.sql;

import java.util.Locale;
import java.util.Set;

/** Refuses statements, and clauses of statements, by their first words. */
final class StatementGuard {

  private static final Set<String> POSTGRES_OBJECTS =
      Set.of(
          "index",
          "unique",
          "sequence",
          "trigger",
          "domain",
          "type",
          "extension",
          "rule",
          "aggregate",
          "operator",
          "cast",
          "collation",
          "conversion",
          "tablespace",
          "statistics",
          "policy",
          "event",
          "server",
          "publication",
          "subscription",
          "unlogged",
          "constraint",
          "language",
          "text",
          "transform",
          "foreign",
          "access");
  private static final Set<String> REDSHIFT_OBJECTS =
      Set.of(
          "user",
          "group",
          "role",
          "database",
          "external",
          "datashare",
          "model",
          "library",
          "rls",
          "masking",
          "identity");

  private StatementGuard() {}

  static void check(SqlText source, StatementKind kind) {
    switch (kind) {
      case DEFINITION -> checkDefinition(source);
      case CHANGE -> checkChange(source);
      case QUERY -> checkQuery(source);
      default -> {
        return;
      }
    }
  }

  private static void checkDefinition(SqlText source) {
    if (!source.isAny(0, "create", "alter", "drop")) {
      return;
    }
    int at = source.matches(1, "or", "replace") ? 3 : 1;
    while (source.isAny(at, "temp", "temporary", "local")) {
      at++;
    }
    String object = at < source.size() ? source.token(at).name() : "";
    String what = (source.token(0).text() + " " + object).toUpperCase(Locale.ROOT);
    if (POSTGRES_OBJECTS.contains(object)) {
      throw Refused.byRedshift(what);
    }
    if (REDSHIFT_OBJECTS.contains(object)) {
      throw Refused.locally(what);
    }
    if (object.equals("function") && source.is(0, "create")) {
      checkFunction(source);
    }
    if (object.equals("schema") && source.find(at, source.size(), "authorization", "quota") > 0) {
      throw Refused.locally("CREATE SCHEMA with an owner or a QUOTA");
    }
    int owner = source.find(at, source.size(), "owner");
    if (source.is(0, "alter") && owner > 0 && source.is(owner + 1, "to")) {
      throw Refused.locally("OWNER TO");
    }
  }

  private static void checkFunction(SqlText source) {
    int language = source.find(0, source.size(), "language");
    String name =
        language < 0 || language + 1 >= source.size() ? "" : source.token(language + 1).name();
    if (name.equals("plpgsql")) {
      throw Refused.byRedshift("CREATE FUNCTION … LANGUAGE plpgsql (use a procedure)");
    }
    if (!name.equals("sql")) {
      throw Refused.locally("Python and Lambda functions");
    }
  }

  private static void checkChange(SqlText source) {
    if (source.find(0, source.size(), "returning") > 0) {
      throw Refused.byRedshift("RETURNING");
    }
    int on = source.find(0, source.size(), "on");
    if (source.is(0, "insert") && on > 0 && source.is(on + 1, "conflict")) {
      throw Refused.byRedshift("INSERT … ON CONFLICT (use MERGE)");
    }
    if (source.is(0, "merge")) {
      MergeGuard.check(source);
    }
  }

  private static void checkQuery(SqlText source) {
    if (source.is(0, "values")) {
      throw Refused.byRedshift("VALUES as a statement");
    }
    if (source.is(0, "with")
        && source.find(1, source.size(), "insert", "update", "delete", "merge") > 0
        && source.find(1, source.size(), "select") != 1
        && changesBehindWith(source)) {
      throw Refused.byRedshift("WITH in front of INSERT, UPDATE, DELETE or MERGE");
    }
    if (source.is(0, "select") && source.find(0, source.size(), "qualify") > 0) {
      throw Refused.locally("QUALIFY (write it as a subquery with WHERE)");
    }
  }

  private static boolean changesBehindWith(SqlText source) {
    int change = source.find(1, source.size(), "insert", "update", "delete", "merge");
    return source.isOperator(change - 1, ")");
  }
}
