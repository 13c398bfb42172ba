package dev.stepshift.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.local.Conditions;
import dev.stepshift.local.deploy.Sweeps;
import dev.stepshift.local.faults.FaultCatalog;
import dev.stepshift.local.faults.FaultSpec.Wanted;
import dev.stepshift.local.faults.Faults;
import dev.stepshift.local.redshift.Warehouse;
import dev.stepshift.local.sns.SentMessage;
import dev.stepshift.local.states.SystemTimer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A laptop with a pipeline of its own, on which disturbed runs follow each other. */
final class FaultLane implements AutoCloseable {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final LocalDate SECOND = FIRST.plusDays(1);
  private static final List<String> TABLES = List.of("papers", "sales", "stock");

  /** Each fault may cost one, and a redrive may meet the work that another has left running. */
  private static final int MOST_REDRIVES = 32;

  /** Errors that only a mistake in a machine makes. */
  private static final List<String> MISTAKES =
      List.of(
          "States.QueryEvaluationError",
          "States.Runtime",
          "States.DataLimitExceeded",
          "States.ParameterPathFailure");

  private final String pipeline;
  private final Faults faults = new Faults();
  private final Stage stage;
  private final StateTable state;
  private final FaultCatalog catalog;
  private final Map<LocalDate, Content> undisturbed = new HashMap<>();

  /** What a run leaves behind, but for names and times that no two runs share. */
  private record Content(Map<String, List<List<String>>> tables, Map<String, String> books) {}

  FaultLane(Warehouse warehouse, Path folder, int number) throws IOException {
    this.pipeline = "kiosk" + number;
    Home home = Home.in(folder).withKiosk(pipeline);
    this.stage =
        Stage.open(
            warehouse,
            home,
            Conditions.usual()
                .faults(faults)
                .pace(new SystemTimer.Pace(100, 1))
                .sweeping(new Sweeps.Schedule(Duration.ofMillis(300), Duration.ZERO)));
    this.state = new StateTable(stage.dynamoDb(), pipeline);
    this.catalog = FaultCatalog.of(home.folder(), pipeline);
    deliver();
    dropTables();
    runUndisturbed(FIRST);
    keepFirstDay();
    runUndisturbed(SECOND);
  }

  private void deliver() {
    put(FIRST, "papers", "AA,Abend\nBB,Bote\nCC,Courier\n");
    put(FIRST, "sales", "AA,1.50\nAA,1.50\nBB,2.00\n");
    put(FIRST, "stock", "AA,10\nBB,20\n");
    put(SECOND, "papers", "AA,Abend\nBB,Der Bote\nCC,Courier\nDD,Dienst\n");
    put(SECOND, "sales", "AA,1.60\nDD,3.00\nDD,3.00\n");
    put(SECOND, "stock", "BB,17\nDD,5\n");
  }

  private void put(LocalDate date, String table, String lines) {
    stage.put("%s/%s/%s/part.csv".formatted(pipeline, date, table), lines);
  }

  private void runUndisturbed(LocalDate date) {
    Run run = stage.await(start(date, "undisturbed " + date)).succeeded();
    awaitRest();
    undisturbed.put(date, new Content(tables(), books(run.arn(), 0)));
  }

  private String start(LocalDate date, String event) {
    return stage.start(pipeline, "{\"runDate\":\"%s\",\"event\":\"%s\"}".formatted(date, event));
  }

  /** Runs once under the faults that the seed draws. */
  FaultRun run(long seed, int index) {
    Random random = new Random(seed * 1_000_003 + index);
    // The first numbers of neighbouring seeds are alike.
    random.nextInt();
    boolean isFirstDay = random.nextInt(5) == 0;
    boolean isStartedTwice = random.nextInt(6) == 0;
    boolean isPatient = random.nextBoolean();
    List<Wanted> wanted = new FaultDraw(random, catalog).draw();
    LocalDate date = isFirstDay ? FIRST : SECOND;
    Instant start = Instant.now();
    List<String> problems = new ArrayList<>();
    int redrives = 0;
    restore(date);
    int told = stage.messages().size();
    List<String> silent = stage.expressFailures();
    wanted.forEach(fault -> faults.arm(fault.fault(), fault.times()));
    try {
      String event = "run " + seed + "/" + index;
      List<String> runs = new ArrayList<>(List.of(start(date, event)));
      if (isStartedTwice) {
        runs.add(start(date, event));
      }
      for (String run : runs) {
        redrives += bringToItsEnd(run, isPatient, problems);
      }
      faults.disarm();
      awaitRest();
      check(date, runs, stage.messages().subList(told, stage.messages().size()), problems);
      stage.expressFailures().stream()
          .filter(failure -> !silent.contains(failure))
          .filter(FaultLane::isMistake)
          .forEach(failure -> problems.add("a silent failure: " + failure));
    } catch (RuntimeException | AssertionError unexpected) {
      problems.add(String.valueOf(unexpected.getMessage()));
      faults.disarm();
      calmDown();
    }
    int struck = faults.injected().size();
    faults.clear();
    return new FaultRun(
        index,
        isFirstDay,
        isStartedTwice,
        wanted,
        struck,
        redrives,
        Duration.between(start, Instant.now()),
        problems);
  }

  private int bringToItsEnd(String arn, boolean isPatient, List<String> problems) {
    Run run = stage.await(arn);
    int redrives = 0;
    while (run.status() != ExecutionStatus.SUCCEEDED) {
      String told = run.status() + " " + run.error() + ": " + run.cause();
      if (isMistake(told)) {
        problems.add("a failure that nobody injected: " + told);
      }
      if (run.status() == ExecutionStatus.FAILED && isEmpty(run.cause())) {
        problems.add("a failure without a cause: " + told);
      }
      assertThat(redrives).as("too many redrives, the last one: " + told).isLessThan(MOST_REDRIVES);
      if (isPatient) {
        awaitRest();
      }
      run = stage.redrive(run);
      redrives++;
    }
    return redrives;
  }

  private static boolean isEmpty(String text) {
    return text == null || text.isBlank();
  }

  private static boolean isMistake(String text) {
    return MISTAKES.stream().anyMatch(text::contains);
  }

  private void check(
      LocalDate date, List<String> runs, List<SentMessage> messages, List<String> problems) {
    List<String> loading =
        runs.stream().filter(run -> !stage.await(run).output().has("duplicateOf")).toList();
    if (loading.size() != 1) {
      problems.add(loading.size() + " of " + runs.size() + " runs of one event have loaded");
      return;
    }
    String run = loading.get(0);
    note(problems, () -> compareTables(date, run));
    note(problems, () -> compareBooks(date, run));
    note(
        problems,
        () ->
            assertThat(state.items("RUN#").values())
                .as("runs by the books that go on")
                .noneMatch(item -> "Running".equals(item.get("state"))));
    note(problems, () -> assertThat(stage.activeStatements()).as("statements that run").isZero());
    messages.forEach(message -> note(problems, () -> checkMessage(message, runs)));
  }

  private static void note(List<String> problems, Runnable check) {
    try {
      check.run();
    } catch (AssertionError failed) {
      problems.add(failed.getMessage().strip().replaceAll("\\s*\n\\s*", " "));
    }
  }

  private void compareTables(LocalDate date, String run) {
    Map<String, List<List<String>>> actual = tables();
    undisturbed
        .get(date)
        .tables()
        .forEach((table, rows) -> Rows.assertSame(table, actual.get(table), rows));
    for (String table : TABLES) {
      assertThat(
              stage.query(
                  "select run_id from stepshift.ledger_%s__%s where run_date = '%s'"
                      .formatted(pipeline, table, date)))
          .as("the run that loaded " + table + " by its ledger")
          .containsExactly(List.of(name(run)));
    }
  }

  private void compareBooks(LocalDate date, String run) {
    int redrives = stage.await(run).described().redriveCount();
    assertThat(books(run, redrives))
        .as("the items of the run")
        .isEqualTo(undisturbed.get(date).books());
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
        .items("LOAD#" + name(run) + "#")
        .forEach(
            (load, attributes) -> {
              for (String attribute : List.of("status", "rows", "files", "bytes", "loadKey")) {
                books.put(
                    load.substring(load.lastIndexOf('#')) + " " + attribute,
                    String.valueOf(attributes.get(attribute)));
              }
            });
    return books;
  }

  private void checkMessage(SentMessage message, List<String> runs) {
    String run =
        runs.stream().filter(arn -> message.text().contains(arn)).findFirst().orElse("unknown");
    assertThat(message.subject())
        .isIn(
            Set.of(
                "Stepshift: " + pipeline + " failed",
                "Stepshift: " + pipeline + " aborted",
                "Stepshift: " + pipeline + " timed out"));
    assertThat(message.text())
        .startsWith("Run " + name(run) + " of pipeline " + pipeline + ": ")
        .contains("#/v2/executions/details/" + run)
        .doesNotContain("errorMessage", "undefined", "{\"");
    assertThat(isMistake(message.text())).as(message.text()).isFalse();
  }

  private static String name(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  private void awaitRest() {
    stage.until(
        "the end of " + stage.runningExecutions(), () -> stage.runningExecutions().isEmpty());
    stage.until("the end of all statements", () -> stage.activeStatements() == 0);
  }

  /** After a surprise: stops what still runs, so that the next run meets nothing of it. */
  private void calmDown() {
    stage.runningExecutions().stream()
        .filter(arn -> arn.contains(":execution:"))
        .forEach(arn -> stage.stepFunctions().stopExecution(stop -> stop.executionArn(arn)));
    stage.statements("").stream()
        .filter(Stage::isActive)
        .forEach(
            statement -> stage.redshiftData().cancelStatement(cancel -> cancel.id(statement.id())));
    awaitRest();
    dropTables();
  }

  private Map<String, List<List<String>>> tables() {
    Map<String, List<List<String>>> content = new TreeMap<>();
    for (String table : TABLES) {
      content.put(table, stage.query("select * from " + pipeline + "." + table));
      content.put(
          "ledger of " + table,
          stage.query(
              "select load_key, run_date, strategy, files, bytes, rows from stepshift.ledger_"
                  + pipeline
                  + "__"
                  + table));
    }
    return content;
  }

  private void dropTables() {
    StringBuilder sql = new StringBuilder("drop schema if exists " + pipeline + " cascade;");
    for (String table : TABLES) {
      sql.append("drop table if exists stepshift.ledger_%s__%s;".formatted(pipeline, table));
      sql.append("drop table if exists stepshift_staging.%s__%s;".formatted(pipeline, table));
    }
    stage.sql(sql.toString());
  }

  private void keepFirstDay() {
    StringBuilder sql = new StringBuilder("create schema %s_kept;".formatted(pipeline));
    for (String table : TABLES) {
      sql.append(
          """
          create table %1$s_kept.%2$s as table %1$s.%2$s;
          create table %1$s_kept.ledger_%2$s as table stepshift.ledger_%1$s__%2$s;
          """
              .formatted(pipeline, table));
    }
    stage.sql(sql.toString());
  }

  /** Puts the warehouse where it was in the morning of the day, and closes the old books. */
  private void restore(LocalDate date) {
    if (date.equals(FIRST)) {
      dropTables();
    } else if (stage.hasTable(pipeline + ".stock")) {
      refill("delete from %1$s.%2$s; delete from stepshift.ledger_%1$s__%2$s;");
    } else {
      dropTables();
      stage.sql("create schema " + pipeline);
      refill(
          """
          create table %1$s.%2$s (like %1$s_kept.%2$s);
          create table stepshift.ledger_%1$s__%2$s (like %1$s_kept.ledger_%2$s);
          """);
    }
    state.delete("RUN#");
    state.delete("LOAD#");
    state.delete("FILE#");
  }

  private void refill(String emptyTables) {
    StringBuilder sql = new StringBuilder();
    for (String table : TABLES) {
      sql.append(
          (emptyTables
                  + """
                  insert into %1$s.%2$s table %1$s_kept.%2$s;
                  insert into stepshift.ledger_%1$s__%2$s table %1$s_kept.ledger_%2$s;
                  """)
              .formatted(pipeline, table));
    }
    stage.sql(sql.toString());
  }

  @Override
  public void close() {
    stage.shut();
    dropTables();
    stage.sql("drop schema if exists %s_kept cascade".formatted(pipeline));
  }
}
