package dev.stepshift.pipeline;

/** How the merge step brings staging into the target. */
public enum Strategy {
  /** Rows with a known key are updated, the others inserted: Redshift's MERGE. */
  UPSERT,
  /** The target becomes what staging holds. */
  REPLACE,
  /** Rows are added, once a load key. */
  APPEND,
  /** A stored procedure of the pipeline does it. */
  PROCEDURE
}
