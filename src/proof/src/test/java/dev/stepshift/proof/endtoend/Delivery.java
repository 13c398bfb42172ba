package dev.stepshift.proof.endtoend;

import dev.stepshift.proof.stage.Stage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The rows that a TPC-H delivery holds, read from its files without any of the product's code. */
record Delivery(Stage stage, String date) {

  /** Each line's values. */
  List<List<String>> rows(String table) {
    List<List<String>> rows = new ArrayList<>();
    for (String key : stage.keys("tpch/" + date + "/" + table + "/")) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(new ByteArrayInputStream(stage.object(key))),
                  StandardCharsets.UTF_8))) {
        lines.lines().map(Delivery::values).forEach(rows::add);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return rows;
  }

  private static List<String> values(String line) {
    // Each value, the last one too, ends with the delimiter.
    String[] values = line.substring(0, line.length() - 1).split("\\|", -1);
    return List.of(values);
  }

  /** What an upsert of a later delivery over this one leaves, by the key's columns. */
  Map<List<String>, List<String>> updatedBy(Delivery later, String table, int... keyColumns) {
    Map<List<String>, List<String>> rows = new LinkedHashMap<>();
    for (Delivery delivery : List.of(this, later)) {
      delivery.rows(table).forEach(row -> rows.put(key(row, keyColumns), row));
    }
    return rows;
  }

  private static List<String> key(List<String> row, int... columns) {
    return Arrays.stream(columns).mapToObj(row::get).toList();
  }
}
