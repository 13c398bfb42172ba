package dev.stepshift.proof.faultlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.proof.stage.Rows;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.proof.stage.StateTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * One of the pipelines of a testbed: its files, its tables, and what undisturbed runs leave behind.
 */
final class PipelineUnderTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Stage stage;
  private final LabPipeline pipeline;
  private final String name;
  private final StateTable state;
  private final Map<RunKind, Baseline> undisturbed = new EnumMap<>(RunKind.class);

  /** The tables that the first day leaves; those kept of them are numbered in this order. */
  private List<String> keptTables = List.of();

  private byte[] keptHistory = {};

  /** What a run leaves behind, but for names and times that no two runs share. */
  private record Baseline(Map<String, List<List<String>>> tables, Map<String, String> items) {}

  PipelineUnderTest(Stage stage, LabPipeline pipeline, String name) {
    this.stage = stage;
    this.pipeline = pipeline;
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
    pipeline.files(name).forEach((key, text) -> stage.put(name + "/" + key, text));
    restore(RunKind.FIRST_DAY);
    runUndisturbed(RunKind.FIRST_DAY, awaitRest);
    keepFirstDay();
    restore(RunKind.SECOND_DAY);
    runUndisturbed(RunKind.SECOND_DAY, awaitRest);
    if (pipeline.isBackfilled()) {
      restore(RunKind.BACKFILL);
      runUndisturbed(RunKind.BACKFILL, awaitRest);
    }
  }

  private void runUndisturbed(RunKind kind, Runnable awaitRest) {
    Run run = stage.await(start(kind, "undisturbed " + kind)).succeeded();
    awaitRest.run();
    Map<String, String> items = kind == RunKind.BACKFILL ? Map.of() : items(run.arn(), 0);
    undisturbed.put(kind, new Baseline(tables(), items));
  }

  /**
   * @param event that started it; empty if somebody did
   */
  String start(RunKind kind, String event) {
    if (kind == RunKind.BACKFILL) {
      return stage.startBackfill(name, pipeline.backfill());
    }
    String started = event.isEmpty() ? "" : ",\"event\":\"" + event + "\"";
    return stage.start(name, "{\"runDate\":\"%s\"%s}".formatted(kind.date(), started));
  }

  /** Each table's rows, its ledger's and its journal's are those of an undisturbed run. */
  void compareTables(RunKind kind, Deviations deviations) {
    Map<String, List<List<String>>> actual = tables();
    baseline(kind)
        .tables()
        .forEach(
            (table, rows) ->
                Rows.difference(table, actual.getOrDefault(table, List.of()), rows)
                    .ifPresent(deviations::add));
  }

  /** The ledgers name no run but these. */
  void compareLoaders(RunKind kind, Set<String> runs, Deviations deviations) {
    for (String table : pipeline.tables(kind)) {
      List<String> loaders =
          stage
              .query(
                  "select run_id from stepshift.ledger_%s__%s where run_date = '%s'"
                      .formatted(name, table, kind.date()))
              .stream()
              .map(row -> row.get(0))
              .toList();
      deviations.require(
          runs.containsAll(loaders),
          "the ledger of %s names the runs %s, and there were %s".formatted(table, loaders, runs));
    }
  }

  /** The items of a run, its loads and the lock are those of an undisturbed run. */
  void compareItems(RunKind kind, Run run, Deviations deviations) {
    deviations.compare(
        "items of the run",
        items(run.arn(), run.described().redriveCount()),
        baseline(kind).items());
  }

  /** Experiments are of the kinds that {@link #prepare} has run. */
  private Baseline baseline(RunKind kind) {
    return Objects.requireNonNull(undisturbed.get(kind));
  }

  /** The lock, the run's item and its loads' items, without names, times and redrives. */
  private Map<String, String> items(String run, int redrives) {
    Map<String, String> items = new TreeMap<>();
    Map<String, String> lock = state.lock();
    items.put("lock", lock.get("state") + (run.equals(lock.get("owner")) ? "" : " of another run"));
    Map<String, String> item = state.run(run);
    for (String attribute :
        List.of(
            "state",
            "loaded",
            "alreadyLoaded",
            "nothingToLoad",
            "rows",
            "error",
            "cause",
            "runDate",
            "tables")) {
      items.put("run " + attribute, String.valueOf(item.get(attribute)));
    }
    items.put("run ended", String.valueOf(item.containsKey("endedAt")));
    items.put(
        "run redrives",
        Integer.parseInt(item.getOrDefault("redrives", "0")) == redrives ? "all" : item.toString());
    String runName = run.substring(run.lastIndexOf(':') + 1);
    state
        .items("LOAD#" + runName + "#")
        .forEach(
            (load, attributes) -> {
              countWhatAnotherRunWrote(items, runName, load, attributes);
              noteLoad(items, load, attributes);
            });
    return items;
  }

  /** A run that supersedes one that had merged already finds its rows there, and says so. */
  private void countWhatAnotherRunWrote(
      Map<String, String> items, String run, String load, Map<String, String> attributes) {
    if (!"already loaded".equals(attributes.get("status"))) {
      return;
    }
    String table = load.substring(load.lastIndexOf('#') + 1);
    String ledger =
        "select rows from stepshift.ledger_%s__%s where load_key = '%s' and run_id <> '%s'"
            .formatted(name, table, attributes.get("loadKey"), run);
    stage.query(ledger).stream()
        .map(row -> row.get(0))
        .findFirst()
        .ifPresent(
            rows -> {
              attributes.put("status", "loaded");
              attributes.put("rows", rows);
              add(items, "run loaded", 1);
              add(items, "run alreadyLoaded", -1);
              add(items, "run rows", Long.parseLong(rows));
            });
  }

  private static void add(Map<String, String> items, String count, long more) {
    items.computeIfPresent(
        count,
        (same, before) ->
            before.equals("null") ? before : String.valueOf(Long.parseLong(before) + more));
  }

  private void noteLoad(Map<String, String> items, String load, Map<String, String> attributes) {
    String table = load.substring(load.lastIndexOf('#') + 1);
    for (String attribute : List.of("status", "rows", "files", "bytes", "loadKey")) {
      // The load key of a query is of its run.
      if (!attribute.equals("loadKey") || !isQuery(table)) {
        items.put(table + " " + attribute, String.valueOf(attributes.get(attribute)));
      }
    }
  }

  private static boolean isQuery(String table) {
    return table.equals("takings") || table.equals("counts");
  }

  private Map<String, List<List<String>>> tables() {
    Map<String, List<List<String>>> content = new TreeMap<>();
    for (String table : pipeline.all()) {
      if (stage.hasTable(name + "." + table)) {
        content.put(table, stage.query("select * from " + name + "." + table));
        content.put("ledger of " + table, ledger(table));
      }
    }
    switch (pipeline) {
      case STAND -> content.put("days", stage.query("select * from " + name + ".days"));
      case SHELF -> {
        String journal = "stepshift.journal_" + name + "__labels";
        content.put("journal of labels", stage.query("select * from " + journal));
        content.put("load history", fileLoads());
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
  private List<List<String>> fileLoads() {
    if (stage.keys(loadHistoryKey()).isEmpty()) {
      return List.of();
    }
    try {
      JsonNode history = JSON.readTree(stage.object(loadHistoryKey()));
      List<List<String>> files = new ArrayList<>();
      history
          .path("loaded")
          .forEach(file -> files.add(List.of("loaded", file.path("key").asText())));
      history.path("pending").path("files").findValuesAsText("key").stream()
          .map(key -> List.of("pending", key))
          .forEach(files::add);
      return files;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private String loadHistoryKey() {
    return "stepshift/load_history/" + name + "/visits.json";
  }

  private void keepFirstDay() {
    keptTables = existingTables();
    StringBuilder sql = new StringBuilder("create schema %s_kept;".formatted(name));
    for (int i = 0; i < keptTables.size(); i++) {
      sql.append("create table %s as table %s;".formatted(kept(i), keptTables.get(i)));
    }
    stage.sql(sql.toString());
    if (pipeline == LabPipeline.SHELF) {
      keptHistory = stage.object(loadHistoryKey());
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

  /** Puts warehouse and files where they were in the morning, and forgets its items in DynamoDB. */
  void restore(RunKind kind) {
    if (kind == RunKind.SECOND_DAY) {
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
    for (String late : pipeline.lateFiles().keySet()) {
      if (kind == RunKind.SECOND_DAY) {
        stage.put(name + "/" + late, pipeline.lateFiles().get(late));
      } else {
        stage.delete(name + "/" + late);
      }
    }
    if (pipeline == LabPipeline.SHELF) {
      if (kind == RunKind.SECOND_DAY) {
        stage.put(loadHistoryKey(), keptHistory);
      } else {
        stage.delete(loadHistoryKey());
      }
    }
    List.of("RUN#", "LOAD#", "FILE#", "LOCK").forEach(state::delete);
  }

  void dropTables() {
    StringBuilder sql = new StringBuilder("drop schema if exists " + name + " cascade;");
    existingTables().stream()
        .filter(table -> table.startsWith("stepshift."))
        .forEach(table -> sql.append("drop table if exists " + table + ";"));
    pipeline
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
