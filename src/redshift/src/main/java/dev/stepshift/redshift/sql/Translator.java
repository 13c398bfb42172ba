package dev.stepshift.redshift.sql;

import java.util.List;

/** Turns one Redshift statement into what PostgreSQL runs. */
public final class Translator {

  private static final List<Rule> RULES =
      List.of(
          new NameRule(),
          new WordRule(),
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
    Source original = Source.of(sql);
    Kind kind = Classifier.kind(original);
    return switch (kind) {
      case COPY, UNLOAD, NOTHING, BEGIN, COMMIT, ROLLBACK -> Translation.of(kind, sql);
      default -> {
        StatementGuard.check(original, kind);
        ExpressionGuard.check(original);
        yield statement(kind, Source.of(rewritten(sql)));
      }
    };
  }

  /** The text with all differences of single expressions removed. */
  static String rewritten(String sql) {
    String text = sql;
    for (Rule rule : RULES) {
      text = rule.rewrite(text);
    }
    return text;
  }

  /** Translates a statement whose expressions are done. */
  static Translation statement(Kind kind, Source source) {
    return switch (kind) {
      case SETTING -> Utility.set(source);
      case VACUUM -> Utility.vacuum(source);
      case TRUNCATE -> Utility.truncate(source);
      case DEFINITION -> definition(source);
      case QUERY ->
          source.is(0, "show") ? Utility.show(source) : Translation.of(kind, source.sql());
      default -> Translation.of(kind, source.sql());
    };
  }

  private static Translation definition(Source source) {
    if (CreateTable.matches(source)) {
      return CreateTable.translate(source);
    }
    if (Procedure.matches(source)) {
      return Procedure.translate(source);
    }
    if (View.matches(source)) {
      return View.translate(source);
    }
    if (source.matches(0, "alter", "table")) {
      return AlterTable.translate(source);
    }
    if (source.isAny(0, "analyze", "analyse")) {
      return Utility.analyze(source);
    }
    return Translation.of(Kind.DEFINITION, source.sql());
  }
}
