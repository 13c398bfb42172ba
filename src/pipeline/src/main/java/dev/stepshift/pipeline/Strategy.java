package dev.stepshift.pipeline;

import java.util.Locale;

/** How the merge step brings staging into the target. */
public enum Strategy {
  /** Rows with a known key are updated, the others inserted: Redshift's MERGE. */
  UPSERT,
  /** The target becomes what staging holds. */
  REPLACE,
  /** Rows are added, once a load key. */
  APPEND,
  /** The partitions that staging holds rows of become what it holds; the others stay. */
  REPLACE_PARTITION,
  /** The rows of each key that staging holds become those that it holds; a key has any number. */
  DELETE_INSERT,
  /** As UPSERT, and rows whose key staging lacks are deleted. */
  MIRROR,
  /** Rows with a known key are overwritten where they changed, the others inserted. */
  SCD1,
  /** Each change of a row becomes a version with the interval in which it holds. */
  SCD2,
  /** A stored procedure of the pipeline does it. */
  PROCEDURE;

  /** Whether the strategy finds rows of the target by a key. */
  public boolean needsKey() {
    return switch (this) {
      case UPSERT, DELETE_INSERT, MIRROR, SCD1, SCD2 -> true;
      case REPLACE, APPEND, REPLACE_PARTITION, PROCEDURE -> false;
    };
  }

  /** Whether a key, where there is one, names a single row of a delivery. */
  public boolean keyIsUnique() {
    return this != DELETE_INSERT;
  }

  /** Whether a load can leave fewer rows in the target than there were. */
  public boolean deletes() {
    return this == REPLACE || this == REPLACE_PARTITION || this == DELETE_INSERT || this == MIRROR;
  }

  /** Whether a delivery puts its rows in place of newer ones, and so the order of loads matters. */
  public boolean overwrites() {
    return switch (this) {
      case UPSERT, REPLACE, REPLACE_PARTITION, DELETE_INSERT, MIRROR, SCD1 -> true;
      case APPEND, SCD2, PROCEDURE -> false;
    };
  }

  /** The strategy's name in YAML, in the ledger, and of its folder of templates. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
