package dev.stepshift.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.aws.files.Temporary;
import dev.stepshift.cli.text.Amounts;
import dev.stepshift.redshift.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Loads TPC-H's lineitem from a CSV file and from a Parquet file by the local COPY, beside
 * PostgreSQL's own CopyManager on the same CSV and DuckDB's own readers on the same files. Files
 * lie on disk, are written and read row by row, and each COPY has a new process of little heap.
 */
final class FormatsBenchmark {

  private static final List<String> SMALL_HEAP = List.of("-Xmx256m");

  /** Runs one COPY into the table {@code ours}. */
  interface Loader {
    FormatLoad load(String server, Path objects, LineitemFormat format) throws Exception;
  }

  private final PrintWriter out;

  FormatsBenchmark(PrintWriter out) {
    this.out = out;
  }

  /** With a server of its own, and each COPY in a process of its own. */
  void run(double scale, int times) throws Exception {
    try (Warehouse warehouse = Warehouse.start()) {
      run(warehouse, FormatsBenchmark::inNewProcess, scale, times);
    }
  }

  /** Prints rows a second of all sides, and the most memory of COPY's process and PostgreSQL. */
  void run(Warehouse warehouse, Loader loader, double scale, int times) throws Exception {
    try (Temporary folder = Temporary.folder("stepshift-formats-");
        Connection connection = warehouse.connect();
        DuckDb duck = DuckDb.open(folder.path().resolve("lineitem.duckdb"))) {
      Path objects = folder.path().resolve("s3");
      Path bucket = objects.resolve(FormatProcess.BUCKET);
      long rows = writeFiles(bucket, duck, scale);
      FormatFigures figures = new FormatFigures();
      for (int i = 0; i < times; i++) {
        figures.manager(checked(rows, copyManager(connection, bucket)));
        for (LineitemFormat format : LineitemFormat.values()) {
          try (MemoryWatch postgres = new MemoryWatch(RunProcess.server(warehouse))) {
            emptyTable(connection, "ours");
            FormatLoad load = checked(rows, loader.load(server(connection), objects, format));
            figures.copy(format, load, postgres.most());
          }
          figures.duck(format, checkedDuck(rows, duck, format, bucket));
        }
        drop(connection);
      }
      figures.print(out, title(scale, rows, bucket));
    }
  }

  private static long writeFiles(Path bucket, DuckDb duck, double scale)
      throws IOException, SQLException {
    for (LineitemFormat format : LineitemFormat.values()) {
      Files.createDirectories(bucket.resolve(format.key()).getParent());
    }
    long rows = Lineitem.writeCsv(bucket.resolve(LineitemFormat.CSV.key()), scale);
    duck.writeParquet(bucket);
    return rows;
  }

  private static String title(double scale, long rows, Path bucket) throws IOException {
    return "COPY of lineitem, scale %s, %s, CSV %s, Parquet %s (written by DuckDB)"
        .formatted(
            scale,
            Amounts.counted(rows, "row"),
            Amounts.bytes(Files.size(bucket.resolve(LineitemFormat.CSV.key()))),
            Amounts.bytes(Files.size(bucket.resolve(LineitemFormat.PARQUET.key()))));
  }

  private static FormatLoad inNewProcess(String server, Path objects, LineitemFormat format)
      throws IOException, InterruptedException {
    String line =
        ChildJava.lastLine(
            SMALL_HEAP, FormatProcess.class, server, objects.toString(), format.name());
    return new ObjectMapper().readValue(line, FormatLoad.class);
  }

  private static FormatLoad copyManager(Connection connection, Path bucket)
      throws SQLException, IOException {
    emptyTable(connection, "theirs");
    try (InputStream csv = Files.newInputStream(bucket.resolve(LineitemFormat.CSV.key()))) {
      long start = System.nanoTime();
      long rows =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("copy theirs from stdin (format csv, header)", csv);
      return new FormatLoad(rows, System.nanoTime() - start, 0);
    }
  }

  private static double checkedDuck(long rows, DuckDb duck, LineitemFormat format, Path bucket)
      throws SQLException {
    double speed = duck.load(format, bucket);
    check(rows, duck.rows());
    return speed;
  }

  private static FormatLoad checked(long rows, FormatLoad load) {
    check(rows, load.rows());
    return load;
  }

  private static void check(long expected, long loaded) {
    if (loaded != expected) {
      throw new IllegalStateException(
          "lineitem has " + expected + " rows, and " + loaded + " were loaded");
    }
  }

  /** Where another process of this computer finds the server, with the session settings of ours. */
  private static String server(Connection connection) throws SQLException {
    return connection.getMetaData().getURL()
        + "?user="
        + connection.getMetaData().getUserName()
        + "&stringtype=unspecified&prepareThreshold=0";
  }

  private static void emptyTable(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists " + name);
      statement.execute("create table " + name + Lineitem.tableColumns());
      statement.execute("checkpoint");
    }
  }

  private static void drop(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("drop table ours, theirs");
    }
  }
}
