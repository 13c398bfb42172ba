package dev.stepshift.proof.endtoend;

import static dev.stepshift.proof.endtoend.ShopData.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.laptop.Conditions;
import dev.stepshift.laptop.deploy.LocalNames;
import dev.stepshift.laptop.deploy.SweepScheduler;
import dev.stepshift.laptop.faults.FaultCatalog;
import dev.stepshift.laptop.faults.FaultSpecParser;
import dev.stepshift.laptop.faults.Faults;
import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.proof.stage.StateTable;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import dev.stepshift.states.concurrent.SystemTimer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;

/** Redshift's events come at best effort: what becomes of a run when they do not come. */
@ExtendWith(SharedWarehouse.class)
class LostEventTest {

  private static final SweepScheduler.Schedule OFTEN =
      new SweepScheduler.Schedule(Duration.ofMillis(200), Duration.ZERO);
  private static final SweepScheduler.Schedule NEVER =
      new SweepScheduler.Schedule(Duration.ofDays(1), Duration.ZERO);

  @TempDir private Path folder;

  @Test
  void withoutAnyEventTheSweeperCompletesTheRun(Warehouse warehouse) throws IOException {
    try (Stage stage =
        Stage.open(warehouse, Home.in(folder).withShop(), Stage.conditions().sweeping(OFTEN))) {
      openTheShop(stage);
      AtomicInteger lost = new AtomicInteger();
      stage.lose(event -> isStatementEnd(event) && lost.incrementAndGet() > 0);
      Run run = run(stage, "countries", "customers").succeeded();
      assertThat(run.tables("loaded")).containsExactlyInAnyOrder("countries", "customers");
      stage.until("the last event that is lost", () -> lost.get() >= 8);
      assertThat(lost).as("events lost").hasValue(8);
      for (String table : List.of("countries", "customers")) {
        String child = stage.children("shop", table).get(0).arn();
        assertThat(stage.billedTransitions(child)).as("no step was tried twice").isEqualTo(8);
      }
    }
  }

  @Test
  void withoutSweeperTheTimeoutAndOneRetryCompleteTheRun(Warehouse warehouse) throws IOException {
    Home home = Home.in(folder).withShop();
    home.edit(
        home.pipelineFile("shop"),
        "timeouts: {copy: 2m, validate: 2m, merge: 2m}",
        "timeouts: {copy: 10s, validate: 10s, merge: 10s}");
    Faults faults = new Faults();
    Conditions hurried =
        Conditions.usual().sweeping(NEVER).faults(faults).pace(new SystemTimer.Pace(200, 6));
    try (Stage stage = Stage.open(warehouse, home, hurried)) {
      openTheShop(stage);
      FaultSpecParser parser = new FaultSpecParser(FaultCatalog.of(home.folder(), "shop"));
      for (String step : FaultCatalog.STEPS) {
        faults.arm(parser.parse("drop-event:countries/" + step));
      }
      run(stage, "countries").succeeded();
      String child = stage.children("shop", "countries").get(0).arn();
      assertThat(faults.injected()).as("events lost").hasSize(4);
      for (String step :
          List.of("Copy to staging", "Validate staging", "Merge into target", "Validate target")) {
        assertThat(stage.histories().attempts(child, step)).as(step).isEqualTo(2);
      }
      assertThat(stage.count("shop.countries")).isEqualTo(3);
      assertThat(stage.count("stepshift.ledger_shop__countries")).isEqualTo(1);
    }
  }

  @Test
  void aSweepBetweenRunsStartsNothing(Warehouse warehouse) throws IOException {
    try (Stage stage =
        Stage.open(warehouse, Home.in(folder).withShop(), Stage.conditions().sweeping(NEVER))) {
      openTheShop(stage);
      sweep(stage);
      run(stage, "countries").succeeded();
      // The first sweep, the ends of four statements, and that of the run.
      stage.until("the last event", () -> stage.expressExecutions() >= 6);
      awaitQuiet(stage);
      long before = stage.expressExecutions();
      sweep(stage);
      stage.until("the sweep", () -> stage.expressExecutions() > before);
      awaitQuiet(stage);
      assertThat(stage.expressExecutions() - before).as("the sweep itself").isEqualTo(1);
    }
  }

  @Test
  void aRunWhoseFailureNobodyNotedGivesWayWhenItsLeaseEnds(Warehouse warehouse) throws IOException {
    try (Stage stage =
        Stage.open(warehouse, Home.in(folder).withShop(), Stage.conditions().sweeping(NEVER))) {
      openTheShop(stage);
      StateTable state = new StateTable(stage.dynamoDb(), "shop");
      stage.lose(event -> event.path("source").asText().equals("aws.states"));
      new ShopData(stage).put(FIRST, "visits", "1,nowhere\n");
      Run failed = run(stage, "countries", "visits").failed("dev.stepshift.errors.TablesFailed");
      assertThat(state.lock())
          .containsEntry("owner", failed.arn())
          .containsEntry("state", "Running");
      String next = stage.start("shop", "{\"tables\":[\"coupons\"]}");
      stage.until("the wait", () -> stage.histories().entered(next).contains("Wait for lock"));
      state.endLease();
      stage.await(next).succeeded();
      assertThat(state.lock()).containsEntry("owner", next).containsEntry("state", "Ready");
    }
  }

  /** The answer of an execution comes a moment before its count. */
  private static void awaitQuiet(Stage stage) {
    stage.until("quiet", () -> stage.runningExecutions().isEmpty());
  }

  private static void sweep(Stage stage) {
    String machine = LocalNames.machineArn(LocalNames.SWEEP_STATEMENTS);
    assertThat(
            stage
                .stepFunctions()
                .startSyncExecution(
                    start ->
                        start
                            .stateMachineArn(machine)
                            .input("{\"pipeline\":\"shop\",\"graceSeconds\":0}"))
                .status())
        .isEqualTo(SyncExecutionStatus.SUCCEEDED);
  }

  private static void openTheShop(Stage stage) {
    stage.reset();
    new ShopData(stage).deliverFirst();
  }

  private static Run run(Stage stage, String... tables) {
    String request =
        "{\"runDate\":\"%s\",\"tables\":[\"%s\"]}".formatted(FIRST, String.join("\",\"", tables));
    return stage.await(stage.start("shop", request));
  }

  private static boolean isStatementEnd(ObjectNode event) {
    return event.path("source").asText().equals("aws.redshift-data");
  }
}
