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

/** A load of an append table is taken back and made again. */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReloadTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final LocalDate SECOND = FIRST.plusDays(1);
  private static final String YAML =
      """
      pipeline: log
      schema: shop
      tables:
        - name: hits
          strategy: append
          columns:
            - {name: id, type: integer}
            - {name: page, type: varchar(20)}
          source: {path: "log/{run_date}/", format: csv}
        - name: pages
          key: id
          columns:
            - {name: id, type: integer}
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
  void loadTwoDays() {
    stage.reset();
    deliver(FIRST, "1,home\n2,cart\n");
    deliver(SECOND, "3,home\n");
    stage.run("log", FIRST).succeeded();
    stage.run("log", SECOND).succeeded();
  }

  @Test
  void otherFilesOfTheDateTakeThePlaceOfItsRows() {
    deliver(FIRST, "1,home\n4,help\n5,help\n");
    Run run = reload(FIRST).succeeded();
    assertThat(run.tables("loaded")).containsExactly("hits");
    assertThat(run.output().path("rows").asInt()).isEqualTo(3);
    assertThat(hits()).containsExactly("1 home", "3 home", "4 help", "5 help");
    assertThat(ledger())
        .containsExactly(List.of(FIRST.toString(), "3"), List.of(SECOND.toString(), "1"));
  }

  @Test
  void theSameFilesFixWhatSomebodySpoilt() {
    stage.sql("update shop.hits set page = 'spoilt' where id = 1");
    Run run = reload(FIRST).succeeded();
    assertThat(run.tables("loaded")).containsExactly("hits");
    assertThat(hits()).containsExactly("1 home", "2 cart", "3 home");
    assertThat(ledger())
        .containsExactly(List.of(FIRST.toString(), "2"), List.of(SECOND.toString(), "1"));
  }

  @Test
  void aMergeThatRunsTwiceAndARedriveEndTheSame() {
    deliver(FIRST, "1,home\n4,help\n");
    faults.arm(parser.parse("fail@\"copy_and_merge/Record load\":at=before"));
    Run failed = reload(FIRST).failed("dev.stepshift.errors.TablesFailed");
    assertThat(hits()).containsExactly("1 home", "3 home", "4 help");
    Run run = stage.redrive(failed).succeeded();
    assertThat(run.tables("loaded")).containsExactly("hits");
    assertThat(hits()).containsExactly("1 home", "3 home", "4 help");
    assertThat(ledger())
        .containsExactly(List.of(FIRST.toString(), "2"), List.of(SECOND.toString(), "1"));
  }

  @Test
  void aDateThatWasNeverLoadedIsLoaded() {
    deliver(SECOND.plusDays(1), "6,home\n");
    reload(SECOND.plusDays(1)).succeeded();
    assertThat(hits()).containsExactly("1 home", "2 cart", "3 home", "6 home");
  }

  @Test
  void rowsThatDoNotSayWhoseTheyAreAreNotTakenBack() {
    stage.sql("update shop.hits set stepshift_load_key = null where id = 2");
    Run failed = reload(FIRST).failed("dev.stepshift.errors.TablesFailed");
    assertThat(failed.cause()).contains("(these rows of the date");
    assertThat(hits()).containsExactly("1 home", "2 cart", "3 home");
  }

  @Test
  void aTargetWithoutTheColumnGainsItAndItsRowsAreNotTakenBack() {
    stage.sql("alter table shop.hits drop column stepshift_load_key");
    Run failed = reload(FIRST).failed("dev.stepshift.errors.TablesFailed");
    assertThat(failed.cause()).contains("rows_without_load_key observed 2, allowed is exactly 0");
    assertThat(hits()).containsExactly("1 home", "2 cart", "3 home");
    deliver(SECOND.plusDays(1), "6,home\n");
    stage.run("log", SECOND.plusDays(1)).succeeded();
    deliver(SECOND.plusDays(1), "7,home\n");
    reload(SECOND.plusDays(1)).succeeded();
    assertThat(hits()).containsExactly("1 home", "2 cart", "3 home", "7 home");
  }

  @Test
  void whatIsNoAppendIsRefusedBeforeAnythingRuns() {
    String request =
        "{\"runDate\":\"%s\",\"tables\":[\"pages\"],\"takeBack\":true}".formatted(FIRST);
    Run refused = stage.await(stage.start("log", request));
    assertThat(refused.failed("dev.stepshift.errors.RequestInvalid").cause())
        .contains("Table pages is no append");
    Run all =
        stage.await(stage.start("log", "{\"runDate\":\"%s\",\"takeBack\":true}".formatted(FIRST)));
    assertThat(all.failed("dev.stepshift.errors.RequestInvalid").cause())
        .contains("name those whose loads");
  }

  private void deliver(LocalDate date, String lines) {
    stage.put("log/" + date + "/hits.csv", lines);
  }

  private Run reload(LocalDate date) {
    String request = "{\"runDate\":\"%s\",\"tables\":[\"hits\"],\"takeBack\":true}".formatted(date);
    return stage.await(stage.start("log", request));
  }

  private List<String> hits() {
    return stage.query("select id, page from shop.hits order by id").stream()
        .map(row -> String.join(" ", row))
        .toList();
  }

  private List<List<String>> ledger() {
    return stage.query(
        "select run_date::text, rows::text from stepshift.ledger_log__hits order by 1");
  }
}
