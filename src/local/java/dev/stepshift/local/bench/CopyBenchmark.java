package dev.stepshift.local.bench;

import dev.stepshift.local.redshift.Warehouse;
import dev.stepshift.local.redshift.copy.CopyRunner;
import dev.stepshift.local.redshift.copy.S3CopyRunner;
import dev.stepshift.local.s3.LocalS3;
import io.trino.tpch.LineItem;
import io.trino.tpch.LineItemGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Compares the local COPY, every field checked, with PostgreSQL's own CopyManager on the same rows:
 * TPC-H's lineitem. Ours reads from the local S3 files whose lines end with a delimiter;
 * CopyManager reads from memory, the delimiters taken off ahead of time. The two alternate, each
 * into an empty table of the same server.
 *
 * <p>Arguments: scale factor (0.1), number of measured pairs (7).
 */
public final class CopyBenchmark {

  private static final int WARM_UPS = 2;
  private static final String COLUMNS =
      """
      (l_orderkey bigint not null, l_partkey bigint not null, l_suppkey bigint not null,
       l_linenumber int not null, l_quantity decimal(12,2), l_extendedprice decimal(12,2),
       l_discount decimal(12,2), l_tax decimal(12,2), l_returnflag char(1), l_linestatus char(1),
       l_shipdate date, l_commitdate date, l_receiptdate date, l_shipinstruct char(25),
       l_shipmode char(10), l_comment varchar(44))
      """;

  private final Connection connection;
  private final CopyRunner runner;
  private long queryId;

  private CopyBenchmark(Connection connection, CopyRunner runner) {
    this.connection = connection;
    this.runner = runner;
  }

  /** Runs the benchmark and prints its table. */
  public static void main(String[] arguments) throws Exception {
    double scale = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 0.1;
    int pairs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
    try (Warehouse warehouse = Warehouse.start();
        LocalS3 local = LocalS3.start(0);
        S3Client s3 = local.client();
        Connection connection = warehouse.connect()) {
      byte[] files = lines(scale, true);
      byte[] stripped = lines(scale, false);
      s3.createBucket(r -> r.bucket("bench"));
      s3.putObject(r -> r.bucket("bench").key("plain/lineitem.tbl"), RequestBody.fromBytes(files));
      s3.putObject(
          r -> r.bucket("bench").key("gzip/lineitem.tbl.gz"), RequestBody.fromBytes(gzip(files)));
      CopyBenchmark benchmark =
          new CopyBenchmark(connection, new S3CopyRunner(s3, warehouse::connect));
      System.out.printf(
          Locale.ROOT, "lineitem, scale %s, %.1f MB plain%n", scale, files.length / 1e6);
      benchmark.compare("plain", "", stripped, pairs);
      benchmark.compare("gzip", "gzip", stripped, pairs);
    }
  }

  private void compare(String name, String options, byte[] stripped, int pairs) throws Exception {
    double[] ratios = new double[pairs];
    double[] ours = new double[pairs];
    double[] theirs = new double[pairs];
    for (int i = -WARM_UPS; i < pairs; i++) {
      // Alternating who goes first keeps the server's housekeeping from favouring one side.
      boolean oursFirst = i % 2 == 0;
      double first = oursFirst ? checkedCopy(name, options) : copyManager(stripped);
      double second = oursFirst ? copyManager(stripped) : checkedCopy(name, options);
      if (i >= 0) {
        ours[i] = oursFirst ? first : second;
        theirs[i] = oursFirst ? second : first;
        ratios[i] = theirs[i] / ours[i];
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%-6s COPY %,.0f rows/s, CopyManager %,.0f rows/s (medians); time ratio min %.2f, median"
            + " %.2f, max %.2f of %d pairs%n",
        name,
        median(ours),
        median(theirs),
        Arrays.stream(ratios).min().orElseThrow(),
        median(ratios),
        Arrays.stream(ratios).max().orElseThrow(),
        pairs);
  }

  private double checkedCopy(String name, String options) throws Exception {
    emptyTable("ours");
    long start = System.nanoTime();
    long rows =
        runner.run(
            connection,
            "copy ours from 's3://bench/"
                + name
                + "/' iam_role default delimiter '|' statupdate off compupdate off "
                + options,
            ++queryId,
            1);
    return rows * 1e9 / (System.nanoTime() - start);
  }

  private double copyManager(byte[] stripped) throws SQLException, IOException {
    emptyTable("theirs");
    long start = System.nanoTime();
    long rows =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "copy theirs from stdin (format text, delimiter '|')",
                new ByteArrayInputStream(stripped));
    return rows * 1e9 / (System.nanoTime() - start);
  }

  private void emptyTable(String name) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists " + name);
      statement.execute("create table " + name + COLUMNS);
      statement.execute("checkpoint");
    }
  }

  private static byte[] lines(double scale, boolean delimiterAtEnd) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (LineItem item : new LineItemGenerator(scale, 1, 1)) {
      String line = item.toLine();
      String cut = line.endsWith("|") ? line.substring(0, line.length() - 1) : line;
      out.write((cut + (delimiterAtEnd ? "|\n" : "\n")).getBytes(StandardCharsets.US_ASCII));
    }
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
      packed.write(plain);
    }
    return out.toByteArray();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
