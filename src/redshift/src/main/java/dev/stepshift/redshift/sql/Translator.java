package dev.stepshift.redshift.sql;

import java.util.List;

/** Turns one Redshift statement into what PostgreSQL runs. */
public final class Translator {

  private static final List<RewriteRule> RULES =
      List.of(
          new NameRule(),
          new KeywordRule(),
          new CallRule(),
          new AggregateRule(),
          new CastRule(),
          new TopRule());

  /**
   * Translates one statement.
   *
   * @throws Refused when Redshift, or only the stand-in, does not run such a statement
   */
  public Translation translate(String sql) {
    SqlText original = SqlText.of(sql);
    StatementKind kind = StatementClassifier.kind(original);
    return switch (kind) {
      case COPY, UNLOAD, NOTHING, BEGIN, COMMIT, ROLLBACK -> Translation.of(kind, sql);
      default -> {
        StatementGuard.check(original, kind);
        ExpressionGuard.check(original);
        yield statement(kind, SqlText.of(rewritten(sql)));
      }
    };
  }

  /** The text with all differences of single expressions removed. */
  static String rewritten(String sql) {
    String text = sql;
    for (RewriteRule rule : RULES) {
      text = rule.rewrite(text);
    }
    return text;
  }

  /** Translates a statement whose expressions are done. */
  static Translation statement(StatementKind kind, SqlText source) {
    return switch (kind) {
      case SETTING -> UtilityStatement.set(source);
      case VACUUM -> UtilityStatement.vacuum(source);
      case TRUNCATE -> UtilityStatement.truncate(source);
      case DEFINITION -> definition(source);
      case QUERY ->
          source.is(0, "show") ? UtilityStatement.show(source) : Translation.of(kind, source.sql());
      default -> Translation.of(kind, source.sql());
    };
  }

  private static Translation definition(SqlText source) {
    if (CreateTable.matches(source)) {
      return CreateTable.translate(source);
    }
    if (CreateProcedure.matches(source)) {
      return CreateProcedure.translate(source);
    }
    if (CreateView.matches(source)) {
      return CreateView.translate(source);
    }
    if (source.matches(0, "alter", "table")) {
      return AlterTable.translate(source);
    }
    if (source.isAny(0, "analyze", "analyse")) {
      return UtilityStatement.analyze(source);
    }
    return Translation.of(StatementKind.DEFINITION, source.sql());
  }
}
