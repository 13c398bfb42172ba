package dev.stepshift.redshift.copy;

import dev.stepshift.redshift.postgres.ConnectionSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the system views of loads, over a session of its own: the rows must outlive the rollback
 * of the load that they explain.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/SYS_LOAD_ERROR_DETAIL.html">
 *     SYS_LOAD_ERROR_DETAIL</a>
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_STL_LOAD_ERRORS.html">
 *     STL_LOAD_ERRORS</a>
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/SYS_LOAD_HISTORY.html">
 *     SYS_LOAD_HISTORY</a>
 */
final class LoadLog implements AutoCloseable {

  private static final int BATCH = 500;
  private static final int USER_ID = 100;

  private static final String DETAIL =
      "insert into rs.sys_load_error_detail (user_id, query_id, session_id, database_name,"
          + " table_id, start_time, file_name, line_number, column_name, column_type,"
          + " column_length, position, error_code, error_message)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String STL =
      "insert into rs.stl_load_errors (userid, query, session, tbl, starttime, filename,"
          + " line_number, colname, type, col_length, position, err_code, err_reason, slice,"
          + " raw_line, raw_field_value, is_partial, start_offset)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, 0, 0)";

  private static final String HISTORY =
      "insert into rs.sys_load_history (user_id, query_id, session_id, database_name, status,"
          + " table_name, start_time, end_time, duration, data_source, file_format, loaded_rows,"
          + " loaded_bytes, source_file_count, source_file_bytes, file_count_scanned,"
          + " file_bytes_scanned, error_count)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final Connection connection;
  private final LoadContext load;
  private final List<LoadError> pending = new ArrayList<>();

  LoadLog(ConnectionSource connections, LoadContext load) throws SQLException {
    this.connection = connections.connect();
    this.load = load;
  }

  void add(LoadError error) throws SQLException {
    pending.add(error);
    if (pending.size() == BATCH) {
      flush();
    }
  }

  /** Makes the errors added so far visible to other sessions. */
  void flush() throws SQLException {
    if (pending.isEmpty()) {
      return;
    }
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try (PreparedStatement detail = connection.prepareStatement(DETAIL);
        PreparedStatement stl = connection.prepareStatement(STL)) {
      for (LoadError error : pending) {
        bindDetail(detail, error);
        bindStl(stl, error);
      }
      detail.executeBatch();
      stl.executeBatch();
      connection.commit();
    } finally {
      connection.setAutoCommit(autoCommit);
    }
    pending.clear();
  }

  private void bindDetail(PreparedStatement insert, LoadError error) throws SQLException {
    bind(
        insert,
        USER_ID,
        load.queryId(),
        load.sessionId(),
        cut(load.database(), 64),
        (int) load.table().id(),
        time(load.startedAt()),
        cut(error.file(), 256),
        error.line(),
        cut(error.column().name(), 127),
        cut(error.column().typeName(), 10),
        cut(error.column().lengthText(), 10),
        error.defect().position(),
        error.defect().code(),
        cut(error.defect().reason(), 512));
    insert.addBatch();
  }

  private void bindStl(PreparedStatement insert, LoadError error) throws SQLException {
    bind(
        insert,
        USER_ID,
        (int) load.queryId(),
        load.sessionId(),
        (int) load.table().id(),
        time(load.startedAt()),
        cut(error.file(), 256),
        error.line(),
        cut(error.column().name(), 127),
        cut(error.column().typeName(), 10),
        cut(error.column().lengthText(), 10),
        error.defect().position(),
        error.defect().code(),
        cut(error.defect().reason(), 100),
        cut(error.rawLine(), 1024),
        cut(error.rawField(), 1024));
    insert.addBatch();
  }

  /** Records the load itself, at its end. */
  void finish(boolean completed, LoadTotals totals) throws SQLException {
    flush();
    Instant now = Instant.now();
    try (PreparedStatement insert = connection.prepareStatement(HISTORY)) {
      bind(
          insert,
          USER_ID,
          load.queryId(),
          load.sessionId(),
          load.database(),
          completed ? "completed" : "failed",
          load.table().name(),
          time(load.startedAt()),
          time(now),
          Duration.between(load.startedAt(), now).toNanos() / 1000,
          load.command().source(),
          load.command().format().label(),
          completed ? totals.rows : 0L,
          completed ? totals.rowBytes : 0L,
          totals.files,
          totals.fileBytes,
          totals.filesScanned,
          totals.bytesScanned,
          totals.errors);
      insert.executeUpdate();
    }
    if (!connection.getAutoCommit()) {
      connection.commit();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  /** The views have their times in UTC, without a zone. */
  private static LocalDateTime time(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
