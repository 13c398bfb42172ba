package dev.stepshift.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.proof.endtoend.FaultVariant.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One of the pipelines of a lane: its files, its tables, and what undisturbed runs leave behind.
 */
final class FaultPipeline {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Stage stage;
  private final FaultVariant variant;
  private final String name;
  private final StateTable state;
  private final Map<Shape, Content> undisturbed = new EnumMap<>(Shape.class);

  /** The tables that the first day leaves; those kept of them are numbered in this order. */
  private List<String> keptTables = List.of();

  private byte[] keptClaims = {};

  /** What a run leaves behind, but for names and times that no two runs share. */
  private record Content(Map<String, List<List<String>>> tables, Map<String, String> books) {}

  FaultPipeline(Stage stage, FaultVariant variant, String name) {
    this.stage = stage;
    this.variant = variant;
    this.name = name;
    this.state = new StateTable(stage.dynamoDb(), name);
  }

  String name() {
    return name;
  }

  StateTable state() {
    return state;
  }

  /** Delivers, and finds out what undisturbed runs leave. */
  void prepare(Runnable awaitRest) {
    variant.files(name).forEach((key, text) -> stage.put(name + "/" + key, text));
    restore(Shape.FIRST_DAY);
    runUndisturbed(Shape.FIRST_DAY, awaitRest);
    keepFirstDay();
    restore(Shape.SECOND_DAY);
    runUndisturbed(Shape.SECOND_DAY, awaitRest);
    if (variant.isBackfilled()) {
      restore(Shape.BACKFILL);
      runUndisturbed(Shape.BACKFILL, awaitRest);
    }
  }

  private void runUndisturbed(Shape shape, Runnable awaitRest) {
    Run run = stage.await(start(shape, "undisturbed " + shape)).succeeded();
    awaitRest.run();
    Map<String, String> books = shape == Shape.BACKFILL ? Map.of() : books(run.arn(), 0);
    undisturbed.put(shape, new Content(tables(), books));
  }

  /**
   * @param event that started it; empty if somebody did
   */
  String start(Shape shape, String event) {
    if (shape == Shape.BACKFILL) {
      return stage.startBackfill(name, variant.backfill());
    }
    String started = event.isEmpty() ? "" : ",\"event\":\"" + event + "\"";
    return stage.start(name, "{\"runDate\":\"%s\"%s}".formatted(shape.date(), started));
  }

  /** Each table's rows, its ledger's and its journal's are those of an undisturbed run. */
  void compareTables(Shape shape) {
    Map<String, List<List<String>>> actual = tables();
    undisturbed
        .get(shape)
        .tables()
        .forEach((table, rows) -> Rows.assertSame(table, actual.get(table), rows));
  }

  /** The ledgers name no run but these. */
  void compareLoaders(Shape shape, Set<String> runs) {
    for (String table : variant.tables(shape)) {
      List<String> loaders =
          stage
              .query(
                  "select run_id from stepshift.ledger_%s__%s where run_date = '%s'"
                      .formatted(name, table, shape.date()))
              .stream()
              .map(row -> row.get(0))
              .toList();
      assertThat(runs).as("runs, of which one loaded " + table).containsAll(loaders);
    }
  }

  void compareBooks(Shape shape, Run run) {
    assertThat(books(run.arn(), run.described().redriveCount()))
        .as("the items of the run")
        .isEqualTo(undisturbed.get(shape).books());
  }

  /** The lock, the run's item and its loads' items, without names, times and redrives. */
  private Map<String, String> books(String run, int redrives) {
    Map<String, String> books = new TreeMap<>();
    Map<String, String> lock = state.lock();
    books.put("lock", lock.get("state") + (run.equals(lock.get("owner")) ? "" : " of another run"));
    Map<String, String> item = state.run(run);
    for (String attribute :
        List.of(
            "state", "loaded", "nothingToLoad", "rows", "error", "cause", "runDate", "tables")) {
      books.put("run " + attribute, String.valueOf(item.get(attribute)));
    }
    books.put("run ended", String.valueOf(item.containsKey("endedAt")));
    books.put(
        "run redrives",
        Integer.parseInt(item.getOrDefault("redrives", "0")) == redrives ? "all" : item.toString());
    state
        .items("LOAD#" + run.substring(run.lastIndexOf(':') + 1) + "#")
        .forEach((load, attributes) -> noteLoad(books, load, attributes));
    return books;
  }

  private void noteLoad(Map<String, String> books, String load, Map<String, String> attributes) {
    String table = load.substring(load.lastIndexOf('#') + 1);
    for (String attribute : List.of("status", "rows", "files", "bytes", "loadKey")) {
      // The load key of a query is of its run.
      if (!attribute.equals("loadKey") || !isQuery(table)) {
        books.put(table + " " + attribute, String.valueOf(attributes.get(attribute)));
      }
    }
  }

  private static boolean isQuery(String table) {
    return table.equals("takings") || table.equals("counts");
  }

  private Map<String, List<List<String>>> tables() {
    Map<String, List<List<String>>> content = new TreeMap<>();
    for (String table : variant.all()) {
      if (stage.hasTable(name + "." + table)) {
        content.put(table, stage.query("select * from " + name + "." + table));
        content.put("ledger of " + table, ledger(table));
      }
    }
    switch (variant) {
      case STAND -> content.put("days", stage.query("select * from " + name + ".days"));
      case SHELF -> {
        String journal = "stepshift.journal_" + name + "__labels";
        content.put("journal of labels", stage.query("select * from " + journal));
        content.put("claims", claims());
      }
      default -> {
        // Its tables are all there is.
      }
    }
    return content;
  }

  private List<List<String>> ledger(String table) {
    String columns = "run_date, strategy, files, bytes, rows";
    // A second run of a date is another load of a query, and replaces what the first one found.
    String what =
        table.equals("counts")
            ? "distinct " + columns
            : isQuery(table) ? columns : "load_key, " + columns;
    return stage.query("select %s from stepshift.ledger_%s__%s".formatted(what, name, table));
  }

  /** The files that are known as loaded, and those that are not. */
  private List<List<String>> claims() {
    if (stage.keys(claimsKey()).isEmpty()) {
      return List.of();
    }
    try {
      JsonNode book = JSON.readTree(stage.object(claimsKey()));
      List<List<String>> files = new ArrayList<>();
      book.path("seen").forEach(file -> files.add(List.of("loaded", file.path("key").asText())));
      book.path("pending").path("files").findValuesAsText("key").stream()
          .map(key -> List.of("claimed", key))
          .forEach(files::add);
      return files;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private String claimsKey() {
    return "stepshift/claims/" + name + "/visits.json";
  }

  private void keepFirstDay() {
    keptTables = existingTables();
    StringBuilder sql = new StringBuilder("create schema %s_kept;".formatted(name));
    for (int i = 0; i < keptTables.size(); i++) {
      sql.append("create table %s as table %s;".formatted(kept(i), keptTables.get(i)));
    }
    stage.sql(sql.toString());
    if (variant == FaultVariant.SHELF) {
      keptClaims = stage.object(claimsKey());
    }
  }

  private String kept(int number) {
    return name + "_kept.kept_" + number;
  }

  /** All that the pipeline has made, staging aside. */
  private List<String> existingTables() {
    return stage
        .query(
            """
            select schemaname || '.' || tablename from pg_tables
            where schemaname = '%1$s'
              or schemaname = 'stepshift' and position('_%1$s__' in tablename) > 0
            order by 1
            """
                .formatted(name))
        .stream()
        .map(row -> row.get(0))
        .toList();
  }

  /** Puts warehouse and files where they were in the morning, and closes the old books. */
  void restore(Shape shape) {
    if (shape == Shape.SECOND_DAY) {
      boolean isThere = existingTables().containsAll(keptTables);
      if (!isThere) {
        dropTables();
        stage.sql("create schema " + name);
      }
      StringBuilder sql = new StringBuilder();
      for (int i = 0; i < keptTables.size(); i++) {
        String empty = isThere ? "delete from %1$s;" : "create table %1$s (like %2$s);";
        sql.append((empty + "insert into %1$s table %2$s;").formatted(keptTables.get(i), kept(i)));
      }
      stage.sql(sql.toString());
    } else {
      dropTables();
    }
    for (String late : variant.lateFiles().keySet()) {
      if (shape == Shape.SECOND_DAY) {
        stage.put(name + "/" + late, variant.lateFiles().get(late));
      } else {
        stage.delete(name + "/" + late);
      }
    }
    if (variant == FaultVariant.SHELF) {
      if (shape == Shape.SECOND_DAY) {
        stage.put(claimsKey(), keptClaims);
      } else {
        stage.delete(claimsKey());
      }
    }
    List.of("RUN#", "LOAD#", "FILE#", "LOCK").forEach(state::delete);
  }

  void dropTables() {
    StringBuilder sql = new StringBuilder("drop schema if exists " + name + " cascade;");
    existingTables().stream()
        .filter(table -> table.startsWith("stepshift."))
        .forEach(table -> sql.append("drop table if exists " + table + ";"));
    variant
        .all()
        .forEach(
            table ->
                sql.append(
                    "drop table if exists stepshift_staging.%s__%s;".formatted(name, table)));
    stage.sql(sql.toString());
  }

  /** Leaves nothing behind. */
  void drop() {
    dropTables();
    stage.sql("drop schema if exists %s_kept cascade".formatted(name));
  }
}
