package dev.stepshift.redshift.copy;

import dev.stepshift.redshift.copy.error.CopyFailed;
import java.sql.Connection;

/**
 * Runs Redshift's COPY: the only statement that the local warehouse does not give to PostgreSQL.
 */
public interface CopyRunner {

  /**
   * Loads the files that a COPY statement names, within the transaction open on the connection.
   *
   * <p>Implementations set the session setting {@code rs.last_copy_count} (what {@code
   * pg_last_copy_count()} answers) and write load errors over a connection of their own, so that
   * the errors survive the rollback of the load.
   *
   * @param connection the session of the statement; neither committed nor rolled back here
   * @param copySql the statement as the caller wrote it, parameters replaced
   * @param queryId what the error and history views show as {@code query_id}
   * @param sessionId what the error and history views show as {@code session_id}
   * @return the number of rows loaded
   * @throws CopyFailed with Redshift's text, without the leading {@code ERROR: }
   */
  long run(Connection connection, String copySql, long queryId, int sessionId) throws CopyFailed;
}
