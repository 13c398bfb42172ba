package dev.stepshift.redshift.sql;

import java.util.Locale;

/** Tells by its first words what a statement is, and refuses what is not a Redshift statement. */
final class StatementClassifier {

  private StatementClassifier() {}

  static StatementKind kind(SqlText source) {
    if (source.size() == 0) {
      return StatementKind.NOTHING;
    }
    if (source.isOperator(0, "(")) {
      return StatementKind.QUERY;
    }
    return switch (source.token(0).text().toLowerCase(Locale.ROOT)) {
      case "select", "with", "show", "explain", "fetch", "values" -> StatementKind.QUERY;
      case "insert", "update", "delete" -> StatementKind.CHANGE;
      case "merge" -> merge(source);
      case "create", "drop", "comment" -> StatementKind.DEFINITION;
      case "alter" -> alter(source);
      case "set", "reset" -> StatementKind.SETTING;
      case "call" -> StatementKind.CALL;
      case "begin" -> StatementKind.BEGIN;
      case "start" -> begin(source);
      case "commit", "end" -> StatementKind.COMMIT;
      case "rollback", "abort" -> StatementKind.ROLLBACK;
      case "truncate" -> StatementKind.TRUNCATE;
      case "vacuum" -> StatementKind.VACUUM;
      case "analyze", "analyse", "lock", "refresh", "declare", "close" -> StatementKind.DEFINITION;
      case "copy" -> StatementKind.COPY;
      case "unload" -> StatementKind.UNLOAD;
      case "grant",
          "revoke",
          "cancel",
          "prepare",
          "execute",
          "deallocate",
          "use",
          "attach",
          "detach",
          "desc",
          "describe" ->
          throw Refused.locally(source.token(0).text().toUpperCase(Locale.ROOT));
      default ->
          throw Refused.byRedshift(
              "\"" + source.token(0).text() + "\" is not the beginning of a statement");
    };
  }

  private static StatementKind merge(SqlText source) {
    boolean duplicates =
        source.find(0, source.size(), "remove") >= 0
            && source.is(source.size() - 1, "duplicates")
            && source.is(source.size() - 2, "remove");
    return duplicates ? StatementKind.REMOVE_DUPLICATES : StatementKind.CHANGE;
  }

  private static StatementKind alter(SqlText source) {
    return source.is(1, "table") && source.find(2, source.size(), "append") > 2
        ? StatementKind.APPEND
        : StatementKind.DEFINITION;
  }

  private static StatementKind begin(SqlText source) {
    if (source.is(1, "transaction")) {
      return StatementKind.BEGIN;
    }
    throw Refused.byRedshift("START without TRANSACTION");
  }
}
