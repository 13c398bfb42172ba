package dev.stepshift.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.laptop.faults.FaultCatalog;
import dev.stepshift.laptop.faults.FaultSpecParser;
import dev.stepshift.laptop.faults.Faults;
import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.proof.stage.StateTable;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.io.IOException;
import java.nio.file.Files;
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
import org.junit.jupiter.params.provider.CsvSource;

/** Files that come at any time, each of which an append must add once. */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewFilesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final String FAILED = "dev.stepshift.errors.TablesFailed";
  private static final String YAML =
      """
      pipeline: feed
      schema: shop
      tables:
        - name: visits
          strategy: append
          columns:
            - {name: customer_id, type: integer}
            - {name: page, type: varchar(20)}
          source: {path: feed/, format: csv, take: new}
          validations:
            - row_count: {maximum: 100}
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
  void empty() throws IOException {
    stage.reset();
    allow(100);
  }

  @Test
  void eachRunAddsWhatIsNewHoweverOftenADay() {
    stage.put("feed/1.csv", "1,home\n");
    stage.run("feed", DAY).succeeded();
    stage.put("feed/2.csv", "2,home\n3,home\n");
    stage.run("feed", DAY).succeeded();
    Run idle = stage.run("feed", DAY.plusDays(1)).succeeded();
    assertThat(idle.tables("nothingToLoad")).containsExactly("visits");
    assertThat(visitors()).containsExactly("1", "2", "3");
    assertThat(stage.count("stepshift.ledger_feed__visits")).isEqualTo(2);
  }

  @Test
  void aFixedFileIsLoadedInPlaceOfTheBadOne() {
    stage.put("feed/1.csv", "one,home\n");
    stage.run("feed", DAY).failed(FAILED);
    stage.put("feed/1.csv", "1,home\n");
    stage.put("feed/2.csv", "2,home\n");
    stage.run("feed", DAY).succeeded();
    assertThat(visitors()).containsExactly("1", "2");
  }

  @Test
  void aLoadThatWasMergedAndNotNotedIsOfferedAgainAndAddsNothing() throws IOException {
    allow(0);
    stage.put("feed/1.csv", "1,home\n");
    assertThat(stage.run("feed", DAY).failed(FAILED).cause()).contains("row_count observed 1");
    assertThat(visitors()).as("merged").containsExactly("1");

    allow(100);
    stage.put("feed/2.csv", "2,home\n");
    assertThat(stage.run("feed", DAY).succeeded().tables("alreadyLoaded"))
        .containsExactly("visits");
    assertThat(visitors()).as("the pinned files first").containsExactly("1");
    stage.run("feed", DAY).succeeded();
    assertThat(visitors()).containsExactly("1", "2");
  }

  @ParameterizedTest
  @CsvSource({"copy_and_merge/Record load", "pipeline/Copy and merge"})
  void aLoadThatWasNotedAndOfWhichTheRunHasNotHeardIsTheRunsAgain(String state) {
    stage.put("feed/1.csv", "1,home\n");
    faults.arm(parser.parse("fail@\"" + state + "\":at=after"));
    Run failed = stage.run("feed", DAY).failed(FAILED);
    stage.put("feed/2.csv", "2,home\n");
    Run run = stage.redrive(failed).succeeded();
    assertThat(run.tables("loaded")).containsExactly("visits");
    assertThat(run.output().path("rows").asInt()).isEqualTo(1);
    assertThat(
            new StateTable(stage.dynamoDb(), "feed")
                .items("LOAD#" + run.name() + "#visits")
                .values())
        .as("what the run wrote, though its last merge wrote nothing")
        .allMatch(load -> load.get("mergedRows").equals("1"));
    assertThat(visitors()).as("once").containsExactly("1");
    stage.run("feed", DAY).succeeded();
    assertThat(visitors()).containsExactly("1", "2");
  }

  @Test
  void aMergedFileThatChangesBeforeItsLoadIsNotedIsNotAddedTwice() throws IOException {
    allow(0);
    stage.put("feed/1.csv", "1,home\n");
    stage.run("feed", DAY).failed(FAILED);
    allow(100);
    stage.put("feed/1.csv", "1,home\n2,home\n");
    assertThat(stage.run("feed", DAY).failed(FAILED).cause())
        .contains("appended_before observed 1");
    assertThat(visitors()).containsExactly("1");
  }

  private void allow(int rows) throws IOException {
    String yaml = YAML.replace("maximum: 100", "maximum: " + rows);
    Files.writeString(stage.home().pipelineFile("feed"), yaml);
    stage.deploy();
  }

  private List<String> visitors() {
    return stage.query("select customer_id from shop.visits order by 1").stream()
        .map(row -> row.get(0))
        .toList();
  }
}
