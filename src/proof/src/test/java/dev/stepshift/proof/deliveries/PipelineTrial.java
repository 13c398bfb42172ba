package dev.stepshift.proof.deliveries;

import dev.stepshift.proof.deliveries.LoadKind.OfBackfill;
import dev.stepshift.proof.deliveries.LoadKind.OfReload;
import dev.stepshift.proof.deliveries.LoadKind.OfRun;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** One random pipeline, from its first day on. */
final class PipelineTrial {

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
  private static final int DAYS = 4;
  private static final int STEPS = 6;
  private static final List<String> MISTAKES =
      List.of("States.QueryEvaluationError", "States.Runtime", "States.DataLimitExceeded");

  private final Stage stage;
  private final String pipeline;
  private final Random random;
  private final List<RandomTable> tables = new ArrayList<>();
  private final Map<RandomTable, TableModel> models = new LinkedHashMap<>();
  private final Map<RandomTable, Map<LocalDate, RandomDelivery>> deliveries = new HashMap<>();
  private final Set<String> judged = new HashSet<>();
  private final List<String> story = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private final Map<LoadOutcome, Integer> outcomes = new EnumMap<>(LoadOutcome.class);

  PipelineTrial(Stage stage, String pipeline, int count, Random random) {
    this.stage = stage;
    this.pipeline = pipeline;
    this.random = random;
    for (int i = 0; i < count; i++) {
      RandomStrategy strategy = RandomStrategy.values()[i % RandomStrategy.values().length];
      RandomTable table = RandomTable.draw(pipeline + "_t" + i, strategy, random);
      tables.add(table);
      models.put(table, new TableModel(table));
      deliveries.put(table, new TreeMap<>());
    }
  }

  /** What was not as it ought to be, a sentence each. */
  List<String> wrong() {
    return wrong;
  }

  /** How many loads ended in which way. */
  Map<LoadOutcome, Integer> outcomes() {
    return outcomes;
  }

  void run() {
    stage.home().with(pipeline, RandomTable.pipeline(pipeline, tables));
    stage.deploy();
    for (int day = 0; day < DAYS; day++) {
      LocalDate date = FIRST.plusDays(day);
      tables.forEach(table -> deliver(table, date, "part0", drawn(table, 6)));
    }
    runDate(FIRST);
    for (int step = 1; step < STEPS && wrong.isEmpty(); step++) {
      changeFiles();
      switch (random.nextInt(6)) {
        case 0 -> backfill();
        case 1 -> reload();
        default -> runDate(anyDate());
      }
    }
  }

  private LocalDate anyDate() {
    return FIRST.plusDays(random.nextInt(DAYS));
  }

  private RandomFile drawn(RandomTable table, int faultOneIn) {
    return RandomFile.draw(table, random, random.nextInt(faultOneIn) == 0);
  }

  /** Files are written over, or come late. */
  private void changeFiles() {
    for (RandomTable table : tables) {
      if (random.nextInt(3) == 0) {
        deliver(table, anyDate(), "part" + random.nextInt(2), drawn(table, 6));
      }
    }
  }

  private void deliver(RandomTable table, LocalDate date, String name, RandomFile file) {
    deliveries
        .get(table)
        .merge(
            date,
            new RandomDelivery(table, Map.of(name, file)),
            (before, more) -> before.with(name, file));
    byte[] bytes = file.text().getBytes(StandardCharsets.UTF_8);
    stage.put(table.key(date.toString(), name), table.isPacked() ? packed(bytes) : bytes);
  }

  private static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  private void runDate(LocalDate date) {
    story.add("run " + date);
    Run run = stage.run(pipeline, date);
    judge(new OfRun());
    if (run.status() != ExecutionStatus.SUCCEEDED && random.nextBoolean()) {
      story.add("fix and redrive");
      fix(date);
      stage.redrive(run);
      judge(new OfRun());
    }
  }

  private void fix(LocalDate date) {
    for (RandomTable table : tables) {
      for (String name : List.copyOf(deliveries.get(table).get(date).files().keySet())) {
        if (!deliveries.get(table).get(date).faults().isEmpty()) {
          RandomFile good = RandomFile.draw(table, random, false);
          while (!good.faults().isEmpty()) {
            good = RandomFile.draw(table, random, false);
          }
          deliver(table, date, name, good);
        }
      }
    }
  }

  private void backfill() {
    LocalDate from = anyDate();
    LocalDate to =
        from.plusDays(random.nextInt(DAYS - (int) (from.toEpochDay() - FIRST.toEpochDay())));
    boolean allowsOlder = random.nextBoolean();
    String request =
        "{\"from\":\"%s\",\"to\":\"%s\",\"allowOlder\":%s}".formatted(from, to, allowsOlder);
    story.add("backfill " + request);
    stage.await(stage.startBackfill(pipeline, request));
    judge(new OfBackfill(to, allowsOlder));
  }

  private void reload() {
    List<RandomTable> loaded =
        tables.stream()
            .filter(table -> table.strategy() == RandomStrategy.APPEND)
            .filter(table -> !models.get(table).isEmpty())
            .toList();
    if (loaded.isEmpty()) {
      return;
    }
    RandomTable table = loaded.get(random.nextInt(loaded.size()));
    List<LocalDate> dates = new ArrayList<>(models.get(table).dates());
    LocalDate date = dates.get(random.nextInt(dates.size()));
    String request =
        "{\"runDate\":\"%s\",\"tables\":[\"%s\"],\"takeBack\":true}".formatted(date, table.name());
    story.add("reload " + request);
    stage.await(stage.start(pipeline, request));
    judge(new OfReload());
  }

  /** Looks at all loads that have been made since it looked last, and at all targets. */
  private void judge(LoadKind kind) {
    for (RandomTable table : tables) {
      List<Run> loads = new ArrayList<>(stage.children(pipeline, table.name()));
      loads.removeIf(load -> !judged.add(load.arn()));
      loads.sort(Comparator.comparing(load -> load.described().startDate()));
      loads.forEach(load -> judge(table, load, kind));
      compare(table);
    }
  }

  private void judge(RandomTable table, Run load, LoadKind kind) {
    LocalDate date =
        LocalDate.parse(
            load.described().input().replaceFirst("(?s).*\"runDate\" *: *\"([0-9-]+)\".*", "$1"));
    RandomDelivery delivery = deliveries.get(table).get(date);
    LoadOutcome outcome = outcome(load);
    outcomes.merge(outcome, 1, Integer::sum);
    Set<LoadOutcome> possible = models.get(table).outcomes(date, delivery, kind);
    if (!possible.contains(outcome)) {
      tell(
          table,
          "%s is %s and not %s, faults %s; %s"
              .formatted(date, outcome, possible, delivery.faults(), words(load)));
    }
    if (outcome == LoadOutcome.LOADED) {
      models.get(table).load(date, delivery);
      String told = load.output().path("warnings").toString().toLowerCase(Locale.ROOT);
      delivery.told().stream()
          .filter(name -> !told.contains(name))
          .forEach(name -> tell(table, date + " does not warn of " + name + ": " + told));
      if (kind instanceof OfRun) {
        checkLateFiles(table, date, told);
      }
    } else if (outcome == LoadOutcome.FAILED && !saysWhy(load)) {
      tell(table, date + " does not say why it failed: " + words(load));
    }
  }

  /** A date whose files have changed since its load is told by each load of another. */
  private void checkLateFiles(RandomTable table, LocalDate loaded, String told) {
    TableModel model = models.get(table);
    for (LocalDate date : model.dates()) {
      boolean isLate = model.isLate(date, deliveries.get(table).get(date));
      boolean isTold = told.matches("(?s).*late files? of [0-9, -]*" + date + ".*");
      if (!date.equals(loaded) && isLate != isTold) {
        tell(table, "%s, late files of %s are %s: %s".formatted(loaded, date, isLate, told));
      }
    }
  }

  private static LoadOutcome outcome(Run load) {
    if (load.status() != ExecutionStatus.SUCCEEDED) {
      return LoadOutcome.FAILED;
    }
    String status = load.output().path("status").asText();
    return switch (status) {
      case "loaded" -> LoadOutcome.LOADED;
      case "already loaded" -> LoadOutcome.ALREADY_LOADED;
      default -> throw new IllegalStateException("a load is " + status);
    };
  }

  private static boolean saysWhy(Run load) {
    String words = words(load);
    return load.cause() != null
        && !load.cause().isBlank()
        && MISTAKES.stream().noneMatch(words::contains);
  }

  private static String words(Run load) {
    return load.status() + " " + load.error() + ": " + load.cause();
  }

  private void compare(RandomTable table) {
    TableModel model = models.get(table);
    if (model.isEmpty() && !stage.hasTable("mart." + table.name())) {
      return;
    }
    List<String> actual = sorted(stage.query(model.query()));
    List<String> expected = sorted(model.expected());
    if (!actual.equals(expected)) {
      tell(table, "holds " + actual + " and not " + expected);
    }
  }

  private static List<String> sorted(List<List<String>> rows) {
    List<String> sorted = new ArrayList<>(rows.stream().map(Objects::toString).toList());
    Collections.sort(sorted);
    return sorted;
  }

  private void tell(RandomTable table, String what) {
    wrong.add(
        String.join(", ", story) + "\n" + table.yaml() + what + "\nits files: " + files(table));
  }

  private String files(RandomTable table) {
    return deliveries.get(table).entrySet().stream()
        .map(delivery -> delivery.getKey() + " " + delivery.getValue().identity())
        .collect(Collectors.joining("\n"));
  }
}
