package dev.stepshift.redshift.copy;

import dev.stepshift.redshift.copy.command.CopyCommand;
import dev.stepshift.redshift.copy.encode.RowEncoder;
import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.postgres.ConnectionSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Redshift's COPY from S3 on PostgreSQL: files are read, cut and checked here by Redshift's rules,
 * and only rows that pass go to PostgreSQL's COPY.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_COPY.html">COPY</a>
 */
public final class S3CopyRunner implements CopyRunner {

  private static final Logger LOG = Logger.getLogger(S3CopyRunner.class);

  private final S3Source source;
  private final ConnectionSource logConnections;

  /**
   * @param s3 reads the source files; not closed here
   * @param logConnections opens the connections that write load errors and the load history
   */
  public S3CopyRunner(S3Client s3, ConnectionSource logConnections) {
    this.source = new S3Source(s3);
    this.logConnections = logConnections;
  }

  @Override
  public long run(Connection connection, String copySql, long queryId, int sessionId)
      throws CopyFailed {
    CopyCommand command = CopyCommand.parse(copySql);
    try {
      TargetTable table = TargetTable.find(connection, command);
      RowEncoder encoder = new RowEncoder(table.columns(), command.conversion());
      List<SourceObject> files = source.files(command);
      LoadContext load =
          new LoadContext(
              queryId, sessionId, Instant.now(), connection.getCatalog(), command, table);
      return load(connection, load, encoder, files);
    } catch (SQLException e) {
      throw new CopyFailed(serverText(e), e);
    }
  }

  private long load(
      Connection connection, LoadContext load, RowEncoder encoder, List<SourceObject> files)
      throws SQLException, CopyFailed {
    LoadTotals totals =
        new LoadTotals(files.size(), files.stream().mapToLong(SourceObject::bytes).sum());
    boolean analyze = load.command().load() && wantsStatistics(connection, load);
    try (LoadLog log = new LoadLog(logConnections, load)) {
      boolean completed = false;
      try {
        transfer(connection, load, encoder, files, log, totals);
        completed = true;
      } finally {
        log.finish(completed, totals);
      }
    }
    long rows = load.command().load() ? totals.rows : 0;
    if (analyze) {
      analyze(connection, load.table());
    }
    remember(connection, rows, load.queryId());
    return rows;
  }

  private void transfer(
      Connection connection,
      LoadContext load,
      RowEncoder encoder,
      List<SourceObject> files,
      LoadLog log,
      LoadTotals totals)
      throws SQLException, CopyFailed {
    RowSink sink =
        load.command().load() ? RowSink.into(connection, load.table()) : RowSink.nowhere();
    boolean completed = false;
    try {
      if (load.command().format().isColumnar()) {
        new ColumnarLoad(load, source, sink, log, totals).run(files);
      } else {
        new RecordLoad(load, source, encoder, sink, log, totals).run(files);
      }
      sink.finish();
      completed = true;
    } finally {
      if (!completed) {
        abort(sink);
      }
    }
  }

  /** PostgreSQL's session is of no use as long as its COPY waits for more. */
  private static void abort(RowSink sink) {
    try {
      sink.abort();
    } catch (SQLException e) {
      LOG.debug("PostgreSQL's COPY could not be cancelled", e);
    }
  }

  /** Without STATUPDATE, statistics are for tables that were empty. */
  private static boolean wantsStatistics(Connection connection, LoadContext load)
      throws SQLException {
    if (load.command().statistics().isPresent()) {
      return load.command().statistics().get();
    }
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select not exists (select 1 from " + load.table().sqlName() + ")")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static void analyze(Connection connection, TargetTable table) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("analyze " + table.sqlName());
    }
  }

  /** What pg_last_copy_count() and pg_last_copy_id() answer in this session. */
  private static void remember(Connection connection, long rows, long queryId) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select set_config('rs.last_copy_count', ?, false),"
                + " set_config('rs.last_copy_id', ?, false)")) {
      statement.setString(1, Long.toString(rows));
      statement.setString(2, Long.toString(queryId));
      statement.execute();
    }
  }

  private static String serverText(SQLException e) {
    String text = String.valueOf(e.getMessage());
    return text.startsWith("ERROR: ") ? text.substring("ERROR: ".length()) : text;
  }
}
