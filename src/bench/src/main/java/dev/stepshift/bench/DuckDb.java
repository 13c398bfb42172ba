package dev.stepshift.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * DuckDB in this process, its database in a file: the writer of the Parquet file, which the local
 * COPY reads with another library, and a loader to compare with.
 *
 * @see <a href="https://duckdb.org/docs/stable/data/overview">Importing data into DuckDB</a>
 */
final class DuckDb implements AutoCloseable {

  private final Connection connection;

  private DuckDb(Connection connection) {
    this.connection = connection;
  }

  static DuckDb open(Path file) throws SQLException {
    return new DuckDb(DriverManager.getConnection("jdbc:duckdb:" + file));
  }

  /** Writes the CSV file of a bucket once more, as Parquet with DuckDB's defaults. */
  void writeParquet(Path bucket) throws SQLException {
    String target = bucket.resolve(LineitemFormat.PARQUET.key()).toString().replace("'", "''");
    execute(
        "copy (from %s) to '%s' (format parquet)"
            .formatted(LineitemFormat.CSV.duckReader(bucket), target));
  }

  /**
   * Reads a file into a new table.
   *
   * @return rows a second
   */
  double load(LineitemFormat format, Path bucket) throws SQLException {
    execute("drop table if exists lineitem");
    long start = System.nanoTime();
    execute("create table lineitem as from " + format.duckReader(bucket));
    double seconds = (System.nanoTime() - start) / 1e9;
    return rows() / seconds;
  }

  /** How many rows the table has. */
  long rows() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from lineitem")) {
      row.next();
      return row.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
