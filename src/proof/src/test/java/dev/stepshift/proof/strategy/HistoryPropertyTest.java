package dev.stepshift.proof.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.functions.LambdaSettings;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.PipelineStore;
import dev.stepshift.pipeline.yaml.FolderPipelineStore;
import dev.stepshift.pipeline.yaml.PipelineReader;
import dev.stepshift.proof.strategy.HistoryModel.Deletes;
import dev.stepshift.proof.strategy.HistoryModel.Row;
import dev.stepshift.proof.strategy.HistoryModel.Version;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import dev.stepshift.redshift.sql.Translator;
import dev.stepshift.render.RenderRequest;
import dev.stepshift.render.RenderSql;
import dev.stepshift.s3.MemoryS3;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random deliveries, loaded with the merge that is rendered, against {@link HistoryModel}. {@code
 * -Dhistory.seed=...} repeats a failure.
 */
@ExtendWith(SharedWarehouse.class)
class HistoryPropertyTest {

  private static final PipelineStore TEMPLATES = new FolderPipelineStore(Path.of("../../sql"));
  private static final int HISTORIES = Integer.getInteger("history.count", 12);
  private static final long SEED = Long.getLong("history.seed", System.nanoTime());
  private static final int DAYS = 6;
  private static final int MOST_LOADS = 8;
  private static final LocalDateTime EPOCH = LocalDateTime.of(2026, 1, 1, 0, 0);
  private static final String OPEN = "9999-12-31";

  /**
   * A kind of scd2 table.
   *
   * @param effectiveType of the column with the effective date; empty for the run's date
   */
  record Kind(Deletes deletes, String effectiveType) {

    /** Run days are even, so that a timestamp may lie between two of them. */
    int step() {
      return effectiveType.equals("timestamp") ? 2 : 1;
    }

    LocalDateTime moment(int number) {
      return EPOCH.plusHours(number * (effectiveType.equals("timestamp") ? 12L : 24L));
    }

    String told(int number) {
      if (number == HistoryModel.OPEN) {
        return OPEN;
      }
      LocalDateTime moment = moment(number);
      return effectiveType.equals("timestamp")
          ? moment.toString().replace('T', ' ')
          : moment.toLocalDate().toString();
    }

    String yaml(String schema) {
      return """
          pipeline: %1$s
          schema: %1$s
          staging_schema: %1$s_staging
          tables:
            - name: items
              strategy: scd2
              key: id
              surrogate_key: sk
              columns:
                - {name: id, type: varchar(8)}
                - {name: a, type: varchar(8)}
                - {name: b, type: varchar(8)}
                - {name: on_day, type: %2$s}
              history: {compare: a, deletes: %3$s%4$s}
              source: {path: "%1$s/{run_date}/"}
          """
          .formatted(
              schema,
              effectiveType.isEmpty() ? "date" : effectiveType,
              deletes.name().toLowerCase(Locale.ROOT),
              effectiveType.isEmpty() ? "" : ", effective: on_day");
    }

    @Override
    public String toString() {
      return "deletes: "
          + deletes.name().toLowerCase(Locale.ROOT)
          + ", effective: "
          + (effectiveType.isEmpty() ? "run date" : effectiveType);
    }
  }

  record Delivery(int day, List<Row> rows) {}

  static Stream<Kind> kinds() {
    return Stream.of(Deletes.values())
        .flatMap(
            deletes -> Stream.of("", "date", "timestamp").map(type -> new Kind(deletes, type)));
  }

  static Stream<Kind> kindsWithoutDeletes() {
    return kinds().filter(kind -> kind.deletes() == Deletes.IGNORE);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void anyDeliveriesMakeTheHistoryOfTheModel(Kind kind, Warehouse warehouse) throws SQLException {
    try (Dimension dimension = new Dimension(kind, warehouse)) {
      for (int i = 0; i < HISTORIES; i++) {
        Random random = new Random(SEED + i);
        dimension.empty();
        HistoryModel model = new HistoryModel(!kind.effectiveType().isEmpty(), kind.deletes());
        List<Delivery> loaded = new ArrayList<>();
        int loads = 2 + random.nextInt(MOST_LOADS - 1);
        for (int load = 0; load < loads; load++) {
          Delivery delivery =
              load > 0 && random.nextInt(4) == 0
                  ? loaded.get(random.nextInt(load))
                  : delivery(kind, random, random.nextInt(5) == 0 ? random.nextInt(DAYS) : load);
          loaded.add(delivery);
          model.load(delivery.day(), delivery.rows());
          Map<String, Long> before = dimension.numbers();
          dimension.load(delivery);
          String story = "seed " + (SEED + i) + ", " + kind + "\n" + told(loaded);
          assertThat(dimension.history()).as(story).isEqualTo(told(kind, model));
          assertThat(dimension.numbers()).as("numbers, " + story).doesNotContainValue(0L);
          assertKept(before, dimension.numbers(), story);
        }
      }
    }
  }

  /** What a table without deletes promises: only what was delivered counts, not when. */
  @ParameterizedTest
  @MethodSource("kindsWithoutDeletes")
  void shuffledAndRepeatedDeliveriesMakeTheHistoryOfThoseInOrder(Kind kind, Warehouse warehouse)
      throws SQLException {
    try (Dimension dimension = new Dimension(kind, warehouse)) {
      for (int i = 0; i < HISTORIES; i++) {
        Random random = new Random(SEED - i);
        dimension.empty();
        List<Delivery> inOrder =
            IntStream.range(0, DAYS).mapToObj(day -> delivery(kind, random, day)).toList();
        List<Delivery> written = kind.effectiveType().isEmpty() ? inOrder : agreeing(inOrder);
        HistoryModel model = new HistoryModel(!kind.effectiveType().isEmpty(), kind.deletes());
        written.forEach(delivery -> model.load(delivery.day(), delivery.rows()));
        List<Delivery> shuffled = new ArrayList<>(written);
        shuffled.addAll(written.subList(0, 2));
        Collections.shuffle(shuffled, random);
        for (Delivery delivery : shuffled) {
          dimension.load(delivery);
        }
        assertThat(dimension.history())
            .as("seed " + (SEED - i) + ", " + kind + "\n" + told(shuffled))
            .isEqualTo(told(kind, model));
      }
    }
  }

  /** Two deliveries do not contradict each other on a key and date. */
  private static List<Delivery> agreeing(List<Delivery> deliveries) {
    Map<String, Row> first = new HashMap<>();
    return deliveries.stream()
        .map(
            delivery ->
                new Delivery(
                    delivery.day(),
                    delivery.rows().stream()
                        .map(row -> first.computeIfAbsent(row.key() + row.changedOn(), k -> row))
                        .toList()))
        .toList();
  }

  private static Delivery delivery(Kind kind, Random random, int day) {
    Map<String, Row> rows = new LinkedHashMap<>();
    boolean severalVersions = !kind.effectiveType().isEmpty() && random.nextInt(3) == 0;
    for (int key = 0; key < 5; key++) {
      int versions = severalVersions ? random.nextInt(3) : random.nextInt(4) == 0 ? 0 : 1;
      for (int version = 0; version < versions; version++) {
        int changed = random.nextInt((day + 1) * kind.step() + 1);
        rows.put(
            kind.effectiveType().isEmpty() ? "" + key : key + "-" + changed,
            new Row(
                "k" + key,
                oneOf(random, null, "", "x", "y"),
                oneOf(random, null, "p", "q"),
                changed));
      }
    }
    return new Delivery(day * kind.step(), List.copyOf(rows.values()));
  }

  private static String oneOf(Random random, String... values) {
    return values[random.nextInt(values.length)];
  }

  private static void assertKept(Map<String, Long> before, Map<String, Long> after, String story) {
    assertThat(after.values()).as("numbers, " + story).doesNotHaveDuplicates();
    before.forEach(
        (version, number) -> {
          if (after.containsKey(version)) {
            assertThat(after.get(version))
                .as(version + " keeps its number, " + story)
                .isEqualTo(number);
          }
        });
  }

  private static String told(List<Delivery> deliveries) {
    return deliveries.stream().map(Delivery::toString).collect(Collectors.joining("\n"));
  }

  private static List<String> told(Kind kind, HistoryModel model) {
    return model.history().stream().map(version -> told(kind, version)).sorted().toList();
  }

  private static String told(Kind kind, Version version) {
    Row row = version.row();
    return String.join(
        ", ",
        row.key(),
        text(row.compared()),
        text(row.other()),
        kind.told(row.changedOn()),
        kind.told(version.from()),
        kind.told(version.to()),
        version.current() ? "t" : "f",
        version.deleted() ? "t" : "f");
  }

  private static String text(String value) {
    return value == null ? "null" : "'" + value + "'";
  }

  /** The table on the stand-in; its SQL is rendered and translated once a day of a run. */
  private static final class Dimension implements AutoCloseable {

    private final Kind kind;
    private final String schema = "history_" + UUID.randomUUID().toString().substring(0, 8);
    private final Pipeline pipeline;
    private final RenderSql render;
    private final Connection connection;
    private final Statement statement;
    private final Map<Integer, String> merges = new HashMap<>();

    Dimension(Kind kind, Warehouse warehouse) throws SQLException {
      this.kind = kind;
      this.pipeline = new PipelineReader().read("history", kind.yaml(schema));
      MemoryS3 s3 = new MemoryS3();
      for (int day = 0; day < MOST_LOADS; day++) {
        s3.file("data", schema + "/" + EPOCH.toLocalDate().plusDays(day) + "/1", "etag", 7);
      }
      this.render =
          new RenderSql(store(), s3, new LambdaSettings("local", "data", "sql", "sql/", "default"));
      this.connection = warehouse.connect();
      this.statement = connection.createStatement();
      statement.setEscapeProcessing(false);
      List<String> copy = new ArrayList<>(sqls("copy", 0));
      copy.remove(copy.size() - 1);
      statement.execute(translated(copy));
    }

    private PipelineStore store() {
      return new PipelineStore() {
        @Override
        public Pipeline pipeline(String name) {
          return pipeline;
        }

        @Override
        public String text(String path) {
          return TEMPLATES.text(path);
        }
      };
    }

    private List<String> sqls(String step, int day) {
      String date = kind.moment(day).toLocalDate().toString();
      return render
          .render(new RenderRequest(schema, "items", "run", "arn:aws:states:run", date))
          .steps()
          .get(step)
          .sqls();
    }

    private static String translated(List<String> sqls) {
      Translator translator = new Translator();
      return sqls.stream()
          .skip(2)
          .map(sql -> translator.translate(sql).sql())
          .collect(Collectors.joining(";\n", "begin;\n", ";\ncommit"));
    }

    void empty() throws SQLException {
      for (String table : List.of(schema + ".items", own("journal"), own("ledger"))) {
        statement.execute("delete from " + table);
      }
    }

    void load(Delivery delivery) throws SQLException {
      String staging = schema + "_staging." + schema + "__items";
      statement.execute("delete from " + staging);
      for (Row row : delivery.rows()) {
        statement.execute(
            "insert into %s values ('%s', %s, %s, '%s')"
                .formatted(
                    staging,
                    row.key(),
                    text(row.compared()),
                    text(row.other()),
                    kind.told(row.changedOn())));
      }
      statement.execute(
          merges.computeIfAbsent(delivery.day(), day -> translated(sqls("merge", day))));
    }

    private String own(String what) {
      return "stepshift." + what + "_" + schema + "__items";
    }

    List<String> history() throws SQLException {
      List<String> rows = new ArrayList<>();
      String deleted = kind.deletes() == Deletes.FLAG ? "is_deleted" : "false";
      try (ResultSet found =
          statement.executeQuery(
              "select id, a, b, on_day, valid_from, valid_to, is_current, %s from %s.items"
                  .formatted(deleted, schema))) {
        while (found.next()) {
          rows.add(
              String.join(
                  ", ",
                  found.getString(1),
                  text(found.getString(2)),
                  text(found.getString(3)),
                  date(found.getString(4)),
                  date(found.getString(5)),
                  date(found.getString(6)),
                  found.getString(7),
                  found.getString(8)));
        }
      }
      Collections.sort(rows);
      return rows;
    }

    private static String date(String value) {
      return value.startsWith(OPEN) ? OPEN : value.replaceFirst(":00$", "");
    }

    /** The surrogate key of each version, by key and begin. */
    Map<String, Long> numbers() throws SQLException {
      Map<String, Long> numbers = new HashMap<>();
      try (ResultSet found =
          statement.executeQuery("select id, valid_from, sk from " + schema + ".items")) {
        while (found.next()) {
          numbers.put(found.getString(1) + " from " + found.getString(2), found.getLong(3));
        }
      }
      return numbers;
    }

    @Override
    public void close() throws SQLException {
      statement.execute(
          "drop schema %1$s cascade; drop schema %1$s_staging cascade".formatted(schema));
      statement.execute("drop table " + own("journal") + ", " + own("ledger"));
      connection.close();
    }
  }
}
