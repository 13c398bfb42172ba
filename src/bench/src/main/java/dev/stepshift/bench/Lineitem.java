package dev.stepshift.bench;

import io.trino.tpch.LineItem;
import io.trino.tpch.LineItemGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** TPC-H's lineitem: its columns, and its rows as a file of CSV. */
final class Lineitem {

  private record Column(String name, String type) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("l_orderkey", "bigint"),
          new Column("l_partkey", "bigint"),
          new Column("l_suppkey", "bigint"),
          new Column("l_linenumber", "integer"),
          new Column("l_quantity", "decimal(15,2)"),
          new Column("l_extendedprice", "decimal(15,2)"),
          new Column("l_discount", "decimal(15,2)"),
          new Column("l_tax", "decimal(15,2)"),
          new Column("l_returnflag", "char(1)"),
          new Column("l_linestatus", "char(1)"),
          new Column("l_shipdate", "date"),
          new Column("l_commitdate", "date"),
          new Column("l_receiptdate", "date"),
          new Column("l_shipinstruct", "char(25)"),
          new Column("l_shipmode", "char(10)"),
          new Column("l_comment", "varchar(44)"));

  private Lineitem() {}

  /** The columns of a table, in parentheses. */
  static String tableColumns() {
    return COLUMNS.stream()
        .map(column -> column.name() + " " + column.type() + " not null")
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** The same as a struct of names and types, which DuckDB's reader of CSV takes. */
  static String duckColumns() {
    return COLUMNS.stream()
        .map(column -> "'" + column.name() + "': '" + column.type() + "'")
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /**
   * Writes all rows under a line of names, one at a time.
   *
   * @return how many rows
   */
  static long writeCsv(Path file, double scale) throws IOException {
    long rows = 0;
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
      out.write(COLUMNS.stream().map(Column::name).collect(Collectors.joining(",", "", "\n")));
      for (LineItem item : new LineItemGenerator(scale, 1, 1)) {
        out.write(csv(item));
        rows++;
      }
    }
    return rows;
  }

  /** Of all fields only the comment may have a comma; none has a quote. */
  private static String csv(LineItem item) {
    String line = item.toLine();
    String cut = line.endsWith("|") ? line.substring(0, line.length() - 1) : line;
    int comment = cut.lastIndexOf('|') + 1;
    String text = cut.substring(comment);
    String field = text.indexOf(',') < 0 ? text : '"' + text + '"';
    return cut.substring(0, comment).replace('|', ',') + field + "\n";
  }
}
