package dev.stepshift.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.laptop.faults.FaultCatalog;
import dev.stepshift.laptop.faults.FaultSpecParser;
import dev.stepshift.laptop.faults.Faults;
import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files that come into the folder of a date when its load is over. */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LateFilesRunTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final LocalDate SECOND = FIRST.plusDays(1);
  private static final LocalDate THIRD = FIRST.plusDays(2);
  private static final String LATE_HITS =
      "hits: 1 late file of 2026-03-01; to load it: ./stepshift reload log hits --date 2026-03-01.";
  private static final String YAML =
      """
      pipeline: log
      schema: shop
      tables:
        - name: hits
          strategy: append
          columns:
            - {name: id, type: integer}
          source: {path: "log/{run_date}/", format: csv}
        - name: pages
          key: id
          columns:
            - {name: id, type: integer}
            - {name: name, type: varchar(20)}
          source: {path: "pages/{run_date}/", format: csv, on_missing: skip}
      """;

  private final Faults faults = new Faults();
  private Stage stage;
  private FaultSpecParser parser;

  @BeforeAll
  void open(Warehouse warehouse, @TempDir Path folder) throws IOException {
    Home home = Home.in(folder).with("log", YAML);
    stage = Stage.open(warehouse, home, Stage.conditions().faults(faults));
    parser = new FaultSpecParser(FaultCatalog.of(home.folder(), "log"));
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @BeforeEach
  void loadTheFirstDay() {
    stage.reset();
    stage.put("log/2026-03-01/a.csv", "1\n");
    stage.put("log/2026-03-02/a.csv", "2\n");
    stage.put("log/2026-03-03/a.csv", "3\n");
    assertThat(warnings(stage.run("log", FIRST))).isEmpty();
  }

  @Test
  void whatComesAfterwardsIsToldUntilAReloadTakesIt() {
    stage.put("log/2026-03-01/late.csv", "4\n");
    assertThat(warnings(stage.run("log", SECOND))).singleElement().asString().contains(LATE_HITS);
    assertThat(warnings(stage.run("log", SECOND)))
        .as("also beside what the load itself has to tell")
        .singleElement()
        .asString()
        .contains(LATE_HITS)
        .endsWith("(and 1 more)");
    String request = "{\"runDate\":\"2026-03-01\",\"tables\":[\"hits\"],\"takeBack\":true}";
    stage.await(stage.start("log", request)).succeeded();
    assertThat(warnings(stage.run("log", THIRD))).isEmpty();
    assertThat(ids("hits")).containsExactly("1", "2", "3", "4");
  }

  @Test
  void aBackfillUpToTheNewestDateTakesThemAndLeavesNewerRowsOnTop() {
    stage.put("pages/2026-03-02/a.csv", "1,new\n");
    stage.run("log", SECOND).succeeded();
    stage.put("pages/2026-03-01/a.csv", "1,old\n5,old\n");
    String warning = warnings(stage.run("log", THIRD)).get(0);
    assertThat(warning)
        .startsWith(
            "pages: 1 late file of 2026-03-01; to load it: ./stepshift backfill log --tables")
        .contains(" pages --from 2026-03-01 --to 2026-03-03. It came");
    String range = "{\"from\":\"2026-03-01\",\"to\":\"2026-03-03\",\"tables\":[\"pages\"]}";
    Run backfill = stage.await(stage.startBackfill("log", range)).succeeded();
    assertThat(backfill.output().path("warnings").toString()).doesNotContain("late");
    assertThat(stage.query("select id, name from shop.pages order by 1"))
        .containsExactly(List.of("1", "new"), List.of("5", "old"));
    assertThat(warnings(stage.run("log", THIRD))).noneMatch(told -> told.contains("pages"));
  }

  @Test
  void aLoadThatFailsHasNotTakenThem() {
    stage.put("log/2026-03-01/late.csv", "four\n");
    String request = "{\"runDate\":\"2026-03-01\",\"tables\":[\"hits\"],\"takeBack\":true}";
    Run failed = stage.await(stage.start("log", request));
    failed.failed("dev.stepshift.errors.TablesFailed");
    assertThat(warnings(stage.run("log", SECOND))).singleElement().asString().contains(LATE_HITS);
  }

  @Test
  void aRunThatHasNotHeardOfItsLoadHasTakenThem() {
    faults.arm(parser.parse("fail@\"copy_and_merge/Record load\":at=before"));
    Run failed = stage.run("log", SECOND).failed("dev.stepshift.errors.TablesFailed");
    assertThat(warnings(stage.run("log", THIRD))).as("it is in").isEmpty();
    stage.put("log/2026-03-02/late.csv", "4\n");
    assertThat(warnings(stage.run("log", THIRD)))
        .singleElement()
        .asString()
        .contains("1 late file of 2026-03-02");
    assertThat(ids("hits")).containsExactly("1", "2", "3");
    assertThat(failed.cause()).contains("hits");
  }

  @Test
  void contentThatAnEarlierDateBroughtIsTold() {
    stage.put("log/2026-03-02/a.csv", "1\n");
    assertThat(warnings(stage.run("log", SECOND)))
        .singleElement()
        .asString()
        .startsWith("hits: files have the content of others that were loaded before");
  }

  private static List<String> warnings(Run run) {
    return run.succeeded().tables("warnings");
  }

  private List<String> ids(String table) {
    return stage.query("select id from shop." + table + " order by 1").stream()
        .map(row -> row.get(0))
        .toList();
  }
}
