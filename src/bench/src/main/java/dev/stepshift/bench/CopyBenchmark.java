package dev.stepshift.bench;

import dev.stepshift.cli.text.Amounts;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.copy.CopyRunner;
import dev.stepshift.redshift.copy.S3CopyRunner;
import dev.stepshift.s3.LocalS3;
import io.trino.tpch.LineItem;
import io.trino.tpch.LineItemGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Compares the local COPY, every field checked, with PostgreSQL's own CopyManager on the same rows:
 * TPC-H's lineitem. Ours reads from the local S3 files whose lines end with a delimiter;
 * CopyManager reads from memory, the delimiters taken off ahead of time. The two alternate, each
 * into an empty table of the same server.
 */
final class CopyBenchmark {

  private static final int WARM_UPS = 2;
  private static final String COLUMNS =
      """
      (l_orderkey bigint not null, l_partkey bigint not null, l_suppkey bigint not null,
       l_linenumber int not null, l_quantity decimal(12,2), l_extendedprice decimal(12,2),
       l_discount decimal(12,2), l_tax decimal(12,2), l_returnflag char(1), l_linestatus char(1),
       l_shipdate date, l_commitdate date, l_receiptdate date, l_shipinstruct char(25),
       l_shipmode char(10), l_comment varchar(44))
      """;

  private final PrintWriter out;
  private long queryId;

  CopyBenchmark(PrintWriter out) {
    this.out = out;
  }

  /** With a server of its own. */
  void run(double scale, int pairs) throws Exception {
    try (Warehouse warehouse = Warehouse.start()) {
      run(warehouse, scale, pairs);
    }
  }

  /** Prints rows a second of both, and the ratio of their times, a file format at a time. */
  void run(Warehouse warehouse, double scale, int pairs) throws Exception {
    try (LocalS3 local = LocalS3.start(0);
        S3Client s3 = local.client();
        Connection connection = warehouse.connect()) {
      byte[] files = lines(scale, true);
      byte[] stripped = lines(scale, false);
      s3.createBucket(r -> r.bucket("bench"));
      s3.putObject(r -> r.bucket("bench").key("plain/lineitem.tbl"), RequestBody.fromBytes(files));
      s3.putObject(
          r -> r.bucket("bench").key("gzip/lineitem.tbl.gz"), RequestBody.fromBytes(gzip(files)));
      Figures table =
          new Figures(
              "COPY of lineitem, scale %s, %s uncompressed, beside CopyManager, %d pairs"
                  .formatted(scale, Amounts.bytes(files.length), pairs));
      Sides sides =
          new Sides(
              connection,
              new S3CopyRunner(s3, warehouse),
              () -> new ByteArrayInputStream(stripped));
      compare(table, sides, "plain", "", pairs);
      compare(table, sides, "gzip", "gzip", pairs);
      table.print(out);
      try (Statement statement = connection.createStatement()) {
        statement.execute("drop table ours, theirs");
      }
    }
  }

  private record Sides(Connection connection, CopyRunner runner, Supplier<InputStream> stripped) {}

  private void compare(Figures table, Sides sides, String name, String options, int pairs)
      throws Exception {
    List<Double> ratios = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int i = -WARM_UPS; i < pairs; i++) {
      // Alternating who goes first keeps the server's housekeeping from favouring one side.
      boolean oursFirst = i % 2 == 0;
      double first = oursFirst ? checkedCopy(sides, name, options) : copyManager(sides);
      double second = oursFirst ? copyManager(sides) : checkedCopy(sides, name, options);
      if (i >= 0) {
        ours.add(oursFirst ? first : second);
        theirs.add(oursFirst ? second : first);
        ratios.add(theirs.get(i) / ours.get(i));
      }
    }
    table.add(name + ", COPY", "rows/s", Spread.of(ours));
    table.add(name + ", CopyManager", "rows/s", Spread.of(theirs));
    table.add(name + ", COPY's time / CopyManager's", "", Spread.of(ratios));
  }

  private double checkedCopy(Sides sides, String name, String options) throws Exception {
    emptyTable(sides.connection(), "ours");
    long start = System.nanoTime();
    long rows =
        sides
            .runner()
            .run(
                sides.connection(),
                "copy ours from 's3://bench/"
                    + name
                    + "/' iam_role default delimiter '|' statupdate off compupdate off "
                    + options,
                ++queryId,
                1);
    return rows * 1e9 / (System.nanoTime() - start);
  }

  private static double copyManager(Sides sides) throws SQLException, IOException {
    emptyTable(sides.connection(), "theirs");
    long start = System.nanoTime();
    long rows =
        sides
            .connection()
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy theirs from stdin (format text, delimiter '|')", sides.stripped().get());
    return rows * 1e9 / (System.nanoTime() - start);
  }

  private static void emptyTable(Connection connection, String name) throws SQLException {
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
}
