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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loads of files that come at any time are taken back and made again. */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewFilesReloadTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final LocalDate SECOND = FIRST.plusDays(1);
  private static final String FAILED = "dev.stepshift.errors.TablesFailed";
  private static final String YAML =
      """
      pipeline: feed
      schema: shop
      tables:
        - name: visits
          strategy: append
          columns:
            - {name: id, type: integer}
            - {name: page, type: varchar(20)}
          source: {path: feed/, format: csv, take: new}
          validations:
            - name: no_page_is_wrong
              expression: page <> 'wrong'
              subject: target
      """;

  private final Faults faults = new Faults();
  private Stage stage;
  private FaultSpecParser parser;

  @BeforeAll
  void open(Warehouse warehouse, @TempDir Path folder) throws IOException {
    Home home = Home.in(folder).with("feed", YAML);
    stage = Stage.open(warehouse, home, Stage.conditions().faults(faults));
    parser = new FaultSpecParser(FaultCatalog.of(home.folder(), "feed"));
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @BeforeEach
  void loadTwiceADayAndOnceTheNext() {
    stage.reset();
    stage.put("feed/1.csv", "1,home\n2,home\n");
    stage.run("feed", FIRST).succeeded();
    stage.put("feed/2.csv", "3,home\n");
    stage.run("feed", FIRST).succeeded();
    stage.put("feed/3.csv", "4,home\n");
    stage.run("feed", SECOND).succeeded();
  }

  @Test
  void aDatesFilesAreLoadedAgainAsTheyAreNowAndNoOthers() {
    stage.put("feed/1.csv", "1,fixed\n");
    stage.put("feed/4.csv", "5,new\n");
    assertThat(stage.run("feed", SECOND).failed(FAILED).cause())
        .contains("Loaded before, with other content", "./stepshift reload feed visits --date");
    Run run = reload(FIRST).succeeded();
    assertThat(run.tables("loaded")).containsExactly("visits");
    assertThat(run.output().path("rows").asInt()).isEqualTo(2);
    assertThat(visits()).containsExactly("1 fixed", "3 home", "4 home");
    assertThat(ledger()).containsExactly(FIRST + " 2", SECOND + " 1");
    stage.run("feed", SECOND).succeeded();
    assertThat(visits()).containsExactly("1 fixed", "3 home", "4 home", "5 new");
    assertThat(stage.run("feed", SECOND).succeeded().tables("nothingToLoad")).hasSize(1);
    reload(FIRST).succeeded();
    assertThat(visits()).containsExactly("1 fixed", "3 home", "4 home", "5 new");
  }

  @Test
  void aFileThatIsGoneTakesItsRowsWithItAndIsNewWhenItComesBack() {
    stage.delete("feed/2.csv");
    Run run = reload(FIRST).succeeded();
    assertThat(run.tables("warnings").toString())
        .contains("files of loads that are taken back are gone", "feed/2.csv");
    assertThat(visits()).containsExactly("1 home", "2 home", "4 home");
    stage.put("feed/2.csv", "3,home\n");
    stage.run("feed", SECOND).succeeded();
    assertThat(visits()).containsExactly("1 home", "2 home", "3 home", "4 home");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "copy_and_merge/Copy to staging",
        "copy_and_merge/Merge into target",
        "copy_and_merge/Validate target",
        "copy_and_merge/Record load",
      })
  void aReloadThatFailsGoesOnInARedriveAndInTheNextRun(String state) {
    stage.put("feed/1.csv", "1,fixed\n");
    stage.put("feed/4.csv", "5,new\n");
    faults.arm(parser.parse("fail@\"" + state + "\":at=after"));
    Run failed = reload(FIRST).failed(FAILED);
    stage.redrive(failed).succeeded();
    assertThat(visits()).containsExactly("1 fixed", "3 home", "4 home");
    assertThat(ledger()).containsExactly(FIRST + " 2", SECOND + " 1");

    faults.arm(parser.parse("fail@\"" + state + "\":at=after"));
    reload(FIRST).failed(FAILED);
    stage.run("feed", FIRST).succeeded();
    stage.run("feed", FIRST).succeeded();
    assertThat(visits()).containsExactly("1 fixed", "3 home", "4 home", "5 new");
  }

  @Test
  void aLoadThatWasMergedAndFoundWrongIsTakenBack() {
    stage.put("feed/4.csv", "5,wrong\n");
    assertThat(stage.run("feed", SECOND).failed(FAILED).cause()).contains("no_page_is_wrong");
    stage.put("feed/4.csv", "5,right\n");
    assertThat(stage.run("feed", SECOND).failed(FAILED).cause()).contains("appended_before");
    assertThat(reload(FIRST).failed(FAILED).cause()).contains("reload 2026-03-02, then reload");
    reload(SECOND).succeeded();
    assertThat(visits()).containsExactly("1 home", "2 home", "3 home", "4 home", "5 right");
    stage.run("feed", SECOND).succeeded();
    assertThat(visits()).hasSize(5);
  }

  @Test
  void loadsThatAreNotRememberedAreNotTakenBack() {
    stage.sql("update stepshift.ledger_feed__visits set run_date = date '2026-03-01'");
    assertThat(reload(FIRST).failed(FAILED).cause())
        .contains("loads_not_remembered observed 1", "is not remembered");
    assertThat(visits()).hasSize(4);
    assertThat(reload(FIRST.minusDays(1)).failed(FAILED).cause())
        .contains("Files that a run of 2026-03-01 has claimed");
  }

  @Test
  void aListThatIsGoneIsTold() {
    stage.keys("stepshift/manifests/").forEach(stage::delete);
    assertThat(reload(FIRST).failed(FAILED).cause()).contains("The list of the files of load");
    assertThat(reload(FIRST.minusDays(1)).failed(FAILED).cause())
        .contains("No load of 2026-02-28 is remembered; those that are have the dates 2026-03-01");
    assertThat(visits()).hasSize(4);
  }

  private Run reload(LocalDate date) {
    String request =
        "{\"runDate\":\"%s\",\"tables\":[\"visits\"],\"takeBack\":true}".formatted(date);
    return stage.await(stage.start("feed", request));
  }

  private List<String> visits() {
    return stage.query("select id, page from shop.visits order by id").stream()
        .map(row -> String.join(" ", row))
        .toList();
  }

  private List<String> ledger() {
    return stage
        .query("select run_date::text, rows::text from stepshift.ledger_feed__visits order by 1")
        .stream()
        .map(row -> String.join(" ", row))
        .toList();
  }
}
