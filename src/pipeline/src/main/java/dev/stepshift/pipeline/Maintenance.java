package dev.stepshift.pipeline;

/**
 * One statement that keeps a target fast.
 *
 * @param table of the pipeline
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_VACUUM_command.html">VACUUM</a>
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_ANALYZE.html">ANALYZE</a>
 */
public record Maintenance(Kind kind, String table) {

  /** The statement's words up to the table. */
  public enum Kind {
    ANALYZE("analyze"),
    /** Sorts rows and reclaims the space of deleted ones. */
    VACUUM_FULL("vacuum full"),
    VACUUM_SORT_ONLY("vacuum sort only"),
    VACUUM_DELETE_ONLY("vacuum delete only"),
    VACUUM_REINDEX("vacuum reindex");

    private final String sql;

    Kind(String sql) {
      this.sql = sql;
    }

    public String sql() {
      return sql;
    }
  }
}
