package dev.stepshift.redshift.sql;

/** Tells by its first words what a statement is, and refuses what is no Redshift statement. */
final class Classifier {

  private Classifier() {}

  static Kind kind(Source source) {
    if (source.size() == 0) {
      return Kind.NOTHING;
    }
    if (source.isOperator(0, "(")) {
      return Kind.QUERY;
    }
    return switch (source.token(0).text().toLowerCase(java.util.Locale.ROOT)) {
      case "select", "with", "show", "explain", "fetch", "values" -> Kind.QUERY;
      case "insert", "update", "delete" -> Kind.CHANGE;
      case "merge" -> merge(source);
      case "create", "drop", "comment" -> Kind.DEFINITION;
      case "alter" -> alter(source);
      case "set", "reset" -> Kind.SETTING;
      case "call" -> Kind.CALL;
      case "begin" -> Kind.BEGIN;
      case "start" -> begin(source);
      case "commit", "end" -> Kind.COMMIT;
      case "rollback", "abort" -> Kind.ROLLBACK;
      case "truncate" -> Kind.TRUNCATE;
      case "vacuum" -> Kind.VACUUM;
      case "analyze", "analyse", "lock", "refresh", "declare", "close" -> Kind.DEFINITION;
      case "copy" -> Kind.COPY;
      case "unload" -> Kind.UNLOAD;
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
          throw Refused.locally(source.token(0).text().toUpperCase(java.util.Locale.ROOT));
      default ->
          throw Refused.byRedshift(
              "\"" + source.token(0).text() + "\" is not the beginning of a statement");
    };
  }

  private static Kind merge(Source source) {
    boolean duplicates =
        source.find(0, source.size(), "remove") >= 0
            && source.is(source.size() - 1, "duplicates")
            && source.is(source.size() - 2, "remove");
    return duplicates ? Kind.REMOVE_DUPLICATES : Kind.CHANGE;
  }

  private static Kind alter(Source source) {
    return source.is(1, "table") && source.find(2, source.size(), "append") > 2
        ? Kind.APPEND
        : Kind.DEFINITION;
  }

  private static Kind begin(Source source) {
    if (source.is(1, "transaction")) {
      return Kind.BEGIN;
    }
    throw Refused.byRedshift("START without TRANSACTION");
  }
}
