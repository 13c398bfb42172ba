package dev.stepshift.cli.sample;

import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The first delivery: every row that dbgen writes at a scale, byte for byte. */
final class TpchBase {

  // Redshift loads the files of a COPY in parallel; the large tables come in several even when
  // small, so that a laptop run has the same shape.
  private static final Map<TpchTable<?>, Integer> FEWEST_FILES =
      Map.of(TpchTable.LINE_ITEM, 4, TpchTable.ORDERS, 2, TpchTable.PART_SUPPLIER, 2);
  private static final Map<TpchTable<?>, Integer> ROWS_AT_SCALE_1 =
      Map.of(
          TpchTable.LINE_ITEM, 6_001_215,
          TpchTable.ORDERS, 1_500_000,
          TpchTable.PART_SUPPLIER, 800_000,
          TpchTable.PART, 200_000,
          TpchTable.CUSTOMER, 150_000,
          TpchTable.SUPPLIER, 10_000);
  private static final int ROWS_A_FILE = 500_000;

  private final SampleBucket bucket;

  TpchBase(SampleBucket bucket) {
    this.bucket = bucket;
  }

  List<DeliveredTable> deliver(String prefix, double scale) throws IOException {
    List<DeliveredTable> tables = new ArrayList<>();
    for (TpchTable<?> table : TpchTable.getTables()) {
      tables.add(deliverTable(prefix, table, scale));
    }
    return tables;
  }

  private DeliveredTable deliverTable(String prefix, TpchTable<?> table, double scale)
      throws IOException {
    String name = table.getTableName();
    int files = files(table, scale);
    long rows = 0;
    long bytes = 0;
    for (int part = 1; part <= files; part++) {
      String key = prefix + name + "/" + name + "." + part + ".tbl.gz";
      PartFile.Written written =
          PartFile.deliver(bucket, key, table.createGenerator(scale, part, files));
      rows += written.rows();
      bytes += written.bytes();
    }
    return new DeliveredTable(name, rows, 0, files, bytes);
  }

  private static int files(TpchTable<?> table, double scale) {
    double rows = ROWS_AT_SCALE_1.getOrDefault(table, 0) * scale;
    return Math.max(FEWEST_FILES.getOrDefault(table, 1), (int) Math.ceil(rows / ROWS_A_FILE));
  }
}
