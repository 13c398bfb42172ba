package dev.stepshift.local.redshift.sql;

/** Turns one Redshift statement into what PostgreSQL runs. */
public final class Translator {

  /**
   * Translates one statement.
   *
   * @throws Refused when Redshift, or only the stand-in, does not run such a statement
   */
  public Translation translate(String sql) {
    Source source = Source.of(sql);
    Kind kind = Classifier.kind(source);
    return Translation.of(kind, sql);
  }
}
