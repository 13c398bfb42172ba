package dev.stepshift.pipeline;

/** How the merge step brings staging into the target. */
public enum Strategy {
  /** Rows with a known key are updated, the others inserted: Redshift's MERGE. */
  UPSERT,
  /** The target becomes what staging holds. */
  REPLACE,
  /** Rows are added, once a load key. */
  APPEND,
  /** Rows with a known key are overwritten where they changed, the others inserted. */
  SCD1,
  /** Each change of a row becomes a version with the interval in which it holds. */
  SCD2;

  /** Whether rows are found by their key, so that a table must have one. */
  boolean needsKey() {
    return this == UPSERT || this == SCD1 || this == SCD2;
  }
}
