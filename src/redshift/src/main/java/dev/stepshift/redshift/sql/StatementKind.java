package dev.stepshift.redshift.sql;

/** What a statement is, as far as it decides how it is run. */
public enum StatementKind {
  QUERY,
  CHANGE,
  DEFINITION,
  SETTING,
  CALL,
  BEGIN,
  COMMIT,
  ROLLBACK,
  TRUNCATE,
  VACUUM,
  COPY,
  UNLOAD,
  APPEND,
  /** Another length of a varchar. */
  RESIZE,
  REMOVE_DUPLICATES,
  /** Answered with success; there is nothing to do on one node. */
  NOTHING
}
