package dev.stepshift.redshift.sql;

/**
 * One difference between Redshift's and PostgreSQL's words that does not depend on the statement.
 */
interface RewriteRule {

  /** The text with this difference removed; the same text if there is none. */
  String rewrite(String sql);
}
