package dev.stepshift.redshift.run;

import dev.stepshift.redshift.postgres.ConnectionSource;
import dev.stepshift.redshift.sql.Token;
import dev.stepshift.redshift.sql.Tokenizer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code sys_query_history}, on a connection of its own so that the rows of statements that
 * failed stay.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/SYS_QUERY_HISTORY.html">
 *     SYS_QUERY_HISTORY</a>
 */
final class QueryHistory implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(QueryHistory.class);
  private static final String DEFAULT_LABEL = "default";
  private static final String INSERT =
      "insert into rs.sys_query_history (user_id, query_id, query_label, transaction_id,"
          + " session_id, database_name, query_type, status, result_cache_hit, start_time,"
          + " end_time, elapsed_time, queue_time, execution_time, error_message, returned_rows,"
          + " returned_bytes, query_text, compute_type) values"
          + " (100, ?, ?, 0, ?, current_database(), ?, ?, false, ?, ?, ?, 0, ?, ?, ?, ?, ?,"
          + " 'primary')";

  private final ConnectionSource connections;
  private final Map<Integer, String> labels = new ConcurrentHashMap<>();
  private @Nullable Connection connection;

  QueryHistory(ConnectionSource connections) {
    this.connections = connections;
  }

  /** Notes {@code set query_group}: it labels the session's statements from here on. */
  void noteSetting(int pid, String sql) {
    List<Token> tokens = Tokenizer.tokenize(sql);
    boolean sets = tokens.size() >= 2 && tokens.get(0).isAny("set", "reset");
    int name = sets && tokens.get(1).is("session") ? 2 : 1;
    if (!sets || tokens.size() <= name || !tokens.get(name).is("query_group")) {
      return;
    }
    if (tokens.get(0).is("reset") || tokens.size() < name + 3) {
      labels.remove(pid);
    } else {
      labels.put(pid, tokens.get(name + 2).value());
    }
  }

  void forget(int pid) {
    labels.remove(pid);
  }

  void succeeded(int pid, long queryId, String sql, Instant start, StatementResult result) {
    long bytes = result.resultSet().map(ResultTable::bytes).orElse(0L);
    long rows = result.resultSet().isPresent() ? result.rows() : 0;
    write(pid, queryId, sql, start, "success", "", rows, bytes);
  }

  void failed(int pid, long queryId, String sql, Instant start, String error, boolean byCancel) {
    write(pid, queryId, sql, start, byCancel ? "canceled" : "failed", error, 0, 0);
  }

  private synchronized void write(
      int pid,
      long queryId,
      String sql,
      Instant start,
      String status,
      String error,
      long rows,
      long bytes) {
    Instant end = Instant.now();
    long micros = Duration.between(start, end).toNanos() / 1000;
    try (PreparedStatement insert = open().prepareStatement(INSERT)) {
      insert.setLong(1, queryId);
      insert.setString(2, shortened(labels.getOrDefault(pid, DEFAULT_LABEL), 320));
      insert.setInt(3, pid);
      insert.setString(4, type(sql));
      insert.setString(5, status);
      insert.setTimestamp(6, utc(start));
      insert.setTimestamp(7, utc(end));
      insert.setLong(8, micros);
      insert.setLong(9, micros);
      insert.setString(10, shortened(error, 512));
      insert.setLong(11, rows);
      insert.setLong(12, bytes);
      insert.setString(13, shortened(sql, 4000));
      insert.executeUpdate();
    } catch (SQLException failed) {
      LOG.warnf("sys_query_history misses query %d: %s", queryId, failed.getMessage());
    }
  }

  private Connection open() throws SQLException {
    Connection current = connection;
    if (current == null || current.isClosed()) {
      current = connections.connect();
      connection = current;
    }
    return current;
  }

  private static Timestamp utc(Instant instant) {
    return Timestamp.valueOf(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
  }

  private static String shortened(String text, int most) {
    String clean = text.replace('\0', ' ');
    return clean.length() <= most ? clean : clean.substring(0, most);
  }

  /** The values of the column query_type. */
  private static String type(String sql) {
    List<Token> tokens = Tokenizer.tokenize(sql);
    String first = tokens.isEmpty() ? "" : tokens.get(0).text().toLowerCase(Locale.ROOT);
    return switch (first) {
      case "select", "with", "show" -> "SELECT";
      case "insert", "update", "delete", "copy", "unload", "merge", "call", "vacuum", "analyze" ->
          first.toUpperCase(Locale.ROOT);
      case "create", "alter", "drop", "truncate", "comment" -> "DDL";
      case "set", "reset", "begin", "commit", "end", "rollback", "start", "abort" -> "UTILITY";
      default -> "OTHER";
    };
  }

  @Override
  public synchronized void close() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException lost) {
      LOG.debugf("the history was closed already: %s", lost.getMessage());
    }
  }
}
