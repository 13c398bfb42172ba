package dev.stepshift.proof.endtoend;

import static dev.stepshift.proof.endtoend.ShopData.FIRST;
import static dev.stepshift.proof.endtoend.ShopData.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepshift.laptop.sns.SentMessage;
import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.proof.stage.StateTable;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import dev.stepshift.states.integration.Integration;
import dev.stepshift.states.integration.StateFailure;
import dev.stepshift.states.integration.TaskCall;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What happens around a run that did not end well: its SQL, its record, and who is told. */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrackRunTest {

  private final AtomicReference<Consumer<TaskCall>> before = new AtomicReference<>(call -> {});
  private final AtomicReference<Consumer<TaskCall>> after = new AtomicReference<>(call -> {});
  private Stage stage;
  private ShopData shop;
  private StateTable state;

  @BeforeAll
  void open(Warehouse warehouse, @TempDir Path folder) throws IOException {
    stage =
        Stage.open(warehouse, Home.in(folder).withShop(), Stage.conditions().around(this::around));
    shop = new ShopData(stage);
    state = new StateTable(stage.dynamoDb(), "shop");
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @BeforeEach
  void openTheShop() {
    before.set(call -> {});
    after.set(call -> {});
    stage.reset();
    shop.deliverFirst();
    shop.deliverSecond();
    stage.run("shop", FIRST).succeeded();
  }

  @Test
  void theSqlOfAnAbortedRunIsCancelledWithinSeconds() throws SQLException {
    String run;
    AtomicReference<StatusString> whenTheLockIsFreed = new AtomicReference<>();
    try (ShareLock tableLock = ShareLock.ofWrites(stage, "shop.orders")) {
      run = stage.start("shop", "{\"runDate\":\"" + SECOND + "\"}");
      String merge = tableLock.waitingMerge(run, "orders");
      before.set(
          call -> {
            if (call.stateName().equals("Mark lock")) {
              whenTheLockIsFreed.set(
                  stage.redshiftData().describeStatement(of -> of.id(merge)).status());
            }
          });
      stage
          .stepFunctions()
          .stopExecution(
              stop -> stop.executionArn(run).error("Operator.Stop").cause("wrong files"));
      Instant stopped = Instant.now();
      stage.until("the end of the merge", () -> stage.activeStatements() == 0);
      assertThat(Duration.between(stopped, Instant.now())).isLessThan(Duration.ofSeconds(30));
      assertThat(stage.redshiftData().describeStatement(of -> of.id(merge)).status())
          .isEqualTo(StatusString.ABORTED);
    }
    assertThat(stage.await(run).status()).isEqualTo(ExecutionStatus.ABORTED);
    SentMessage message = messageAbout(run);
    assertThat(message.subject()).isEqualTo("Stepshift: shop aborted");
    assertThat(message.text()).contains("Operator.Stop: wrong files");
    assertThat(state.run(run))
        .containsEntry("state", "Aborted")
        .containsEntry("error", "Operator.Stop");
    assertThat(state.lock()).containsEntry("owner", run).containsEntry("state", "Failed");
    assertThat(whenTheLockIsFreed.get())
        .as("the next run begins when nothing of this one goes on")
        .isEqualTo(StatusString.ABORTED);
    assertThat(stage.count("shop.orders")).isEqualTo(3);

    stage.stepFunctions().redriveExecution(redrive -> redrive.executionArn(run));
    stage.await(run).succeeded();
    assertThat(stage.count("shop.orders")).isEqualTo(4);
    assertThat(state.lock()).containsEntry("owner", run).containsEntry("state", "Ready");
  }

  @Test
  void aMergeRefusesRowsThatAnotherLoadHasStagedMeanwhile() {
    before.set(
        call -> {
          if (call.stateName().equals("Merge into target")
              && call.executionArn().contains("-visits:")) {
            stage.sql("delete from stepshift.staged_shop__visits");
            stage.sql("insert into stepshift.staged_shop__visits values ('another', false)");
            stage.sql("update stepshift_staging.shop__visits set page = 'not validated'");
          }
        });
    Run failed = stage.run("shop", SECOND).failed("dev.stepshift.errors.TablesFailed");
    assertThat(failed.cause())
        .contains("visits: Redshift.StagingReplaced", "staging_holds_another_load");
    assertThat(stage.count("shop.visits")).isEqualTo(4);

    before.set(call -> {});
    stage.redrive(failed).succeeded();
    assertThat(stage.count("shop.visits")).isEqualTo(4 + 3);
    assertThat(stage.query("select page from shop.visits where page = 'not validated'")).isEmpty();
  }

  @Test
  void aFailureIsToldWithTablesErrorsSqlTextAndALink() {
    shop.put(SECOND, "customers", "2,IT,4x.00\n");
    Run failed = stage.run("shop", SECOND).failed("dev.stepshift.errors.TablesFailed");
    SentMessage message = messageAbout(failed.arn());
    assertThat(message.topicArn())
        .isEqualTo("arn:aws:sns:us-east-1:000000000000:local-notifications");
    assertThat(message.subject()).isEqualTo("Stepshift: shop failed");
    assertThat(message.text())
        .startsWith("Run " + name(failed.arn()) + " of pipeline shop: failed\n\n")
        .contains("dev.stepshift.errors.TablesFailed: 1 of 5 tables failed, 1 skipped: customers\n")
        .contains("customers: Redshift.LoadFailed")
        .contains("line 1, column balance")
        .contains("copy ")
        .contains("orders: skipped, since customers failed")
        .contains(
            "https://us-east-1.console.aws.amazon.com/states/home?region=us-east-1"
                + "#/v2/executions/details/"
                + failed.arn())
        .doesNotContain("errorMessage");

    Run again = stage.redrive(failed).failed("dev.stepshift.errors.TablesFailed");
    stage.until(
        "the second message",
        () ->
            messagesAbout(again.arn()).stream()
                .anyMatch(told -> told.text().contains("after redrive 1")));
    assertThat(messagesAbout(again.arn())).as("one for each failure").hasSize(2);
  }

  @Test
  void aRunThatIsBrokenFromTheStartIsToldToo() {
    Run failed =
        stage
            .await(stage.start("shop", "{\"runDay\":\"" + FIRST + "\"}"))
            .failed("dev.stepshift.errors.RequestInvalid");
    assertThat(messageAbout(failed.arn()).text()).contains("unknown key runDay");
    assertThat(state.run(failed.arn()))
        .containsEntry("state", "Failed")
        .containsEntry("error", "dev.stepshift.errors.RequestInvalid");
    assertThat(state.lock()).as("another run's").containsEntry("state", "Ready");
  }

  @Test
  void sqlThatCouldNotBeCancelledIsTold() {
    shop.put(SECOND, "customers", "2,IT,4x.00\n");
    before.set(
        call -> {
          if (call.stateName().equals("List statements")) {
            throw new StateFailure("RedshiftData.AccessDenied", "not allowed");
          }
        });
    Run failed = stage.run("shop", SECOND).failed("dev.stepshift.errors.TablesFailed");
    assertThat(messageAbout(failed.arn()).text())
        .contains("customers: Redshift.LoadFailed")
        .contains("Its SQL may still run")
        .contains("RedshiftData.AccessDenied not allowed");
  }

  @Test
  void aLateEventOfARedriveLeavesTheLockThatTheRunHasGivenBack() {
    shop.put(SECOND, "customers", "2,IT,4x.00\n");
    Run failed = stage.run("shop", SECOND).failed("dev.stepshift.errors.TablesFailed");
    messageAbout(failed.arn());
    CountDownLatch runEnded = new CountDownLatch(1);
    CountDownLatch eventHandled = new CountDownLatch(1);
    before.set(
        call -> {
          if (call.stateName().equals("Take lock up again")) {
            await(runEnded);
          }
        });
    after.set(
        call -> {
          if (call.stateName().equals("Mark run redriven")) {
            eventHandled.countDown();
          }
        });
    shop.deliverSecond();
    stage.redrive(failed).succeeded();
    runEnded.countDown();
    await(eventHandled);
    assertThat(state.lock()).containsEntry("owner", failed.arn()).containsEntry("state", "Ready");
    assertThat(state.run(failed.arn())).containsEntry("state", "Succeeded");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).as("it comes in time").isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private Integration around(Integration services) {
    return new Integration() {
      @Override
      public JsonNode call(TaskCall call) {
        before.get().accept(call);
        try {
          return services.call(call);
        } finally {
          after.get().accept(call);
        }
      }

      @Override
      public JsonNode awaitEnd(TaskCall call, JsonNode submitted) {
        return services.awaitEnd(call, submitted);
      }
    };
  }

  private SentMessage messageAbout(String run) {
    stage.until("a message about " + run, () -> !messagesAbout(run).isEmpty());
    return messagesAbout(run).get(0);
  }

  private List<SentMessage> messagesAbout(String run) {
    return stage.messages().stream().filter(message -> message.text().contains(run)).toList();
  }

  private static String name(String executionArn) {
    return executionArn.substring(executionArn.lastIndexOf(':') + 1);
  }
}
