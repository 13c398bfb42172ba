package dev.stepshift.redshift.data;

/** How far a statement has come. */
public enum StatementPoint {
  /** It has a session, and has run nothing. */
  START,
  /** Half of its SQL texts have run. */
  MIDDLE,
  /** All has run and nothing is committed. */
  END,
  /** All is committed, and nobody knows yet. */
  COMMITTED
}
