package dev.stepshift.proof.endtoend;

import static dev.stepshift.proof.endtoend.ShopData.FIRST;
import static dev.stepshift.proof.endtoend.ShopData.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.laptop.sns.SentMessage;
import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.proof.stage.StateTable;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What people are told of runs and backfills that end well, once they have asked for it. */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TellSuccessTest {

  private Stage stage;

  @BeforeAll
  void open(Warehouse warehouse, @TempDir Path folder) throws IOException {
    stage = Stage.open(warehouse, Home.in(folder).withShop());
    stage.reset();
    ShopData shop = new ShopData(stage);
    shop.deliverFirst();
    shop.deliverSecond();
    stage.tellSuccess("shop");
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @Test
  void aSuccessIsToldWithDateTablesAndRowsAndLeavesTheRunRecordAsItIs() {
    Run run = stage.run("shop", FIRST).succeeded();
    SentMessage message = messageAbout(run);
    assertThat(message.subject()).isEqualTo("Stepshift: shop succeeded with warnings");
    assertThat(message.text())
        .startsWith(
            "Run %s of pipeline shop: succeeded for %s, rows: %s\n\n"
                .formatted(run.name(), FIRST, run.output().path("rows").asText()))
        // What an earlier test has loaded is in already.
        .containsPattern("\n(Loaded|Already loaded): .*customers")
        .endsWith("executions/details/" + run.arn() + "\n");
    StateTable state = new StateTable(stage.dynamoDb(), "shop");
    assertThat(state.run(run.arn())).containsEntry("state", "Succeeded");
    assertThat(state.lock()).containsEntry("owner", run.arn()).containsEntry("state", "Ready");
  }

  @Test
  void theSecondRunOfAnEventIsNotTold() {
    String request = "{\"runDate\":\"%s\",\"event\":\"bucket/ready/1\"}".formatted(FIRST);
    Run first = stage.await(stage.start("shop", request)).succeeded();
    Run second = stage.await(stage.start("shop", request)).succeeded();
    assertThat(second.output().path("skipped").asBoolean()).isTrue();
    Run later = stage.run("shop", SECOND).succeeded();
    messageAbout(first);
    messageAbout(later);
    assertThat(messagesAbout(second)).isEmpty();
  }

  @Test
  void aBackfillIsToldAndItsRunsAreNot() {
    String request = "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(FIRST, SECOND);
    Run backfill = stage.await(stage.startBackfill("shop", request)).succeeded();
    SentMessage message = messageAbout(backfill);
    assertThat(message.subject()).isEqualTo("Stepshift: shop backfill succeeded with warnings");
    assertThat(message.text())
        .contains("succeeded for %s to %s, dates: 2, rows: ".formatted(FIRST, SECOND));
    assertThat(stage.messages()).noneMatch(told -> told.text().startsWith("Run backfill-"));
  }

  private SentMessage messageAbout(Run run) {
    stage.until("a message about " + run.arn(), () -> !messagesAbout(run).isEmpty());
    return messagesAbout(run).get(0);
  }

  private List<SentMessage> messagesAbout(Run run) {
    return stage.messages().stream().filter(told -> told.text().contains(run.arn())).toList();
  }
}
