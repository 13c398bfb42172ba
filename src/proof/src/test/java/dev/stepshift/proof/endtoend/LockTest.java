package dev.stepshift.proof.endtoend;

import static dev.stepshift.proof.endtoend.ShopData.FIRST;
import static dev.stepshift.proof.endtoend.ShopData.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.laptop.Conditions;
import dev.stepshift.laptop.deploy.LocalNames;
import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.proof.stage.StateTable;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import dev.stepshift.states.concurrent.SystemTimer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One run of a pipeline at a time, whatever happens to the one that has the lock. */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LockTest {

  private Stage stage;
  private ShopData shop;
  private StateTable state;

  @BeforeAll
  void open(Warehouse warehouse, @TempDir Path folder) throws IOException {
    stage = Stage.open(warehouse, Home.in(folder).withShop());
    shop = new ShopData(stage);
    state = new StateTable(stage.dynamoDb(), "shop");
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @BeforeEach
  void openTheShop() {
    stage.reset();
    shop.deliverFirst();
    shop.deliverSecond();
  }

  @Test
  void aRunTakesTheLockAndGivesItBack() throws SQLException {
    stage.run("shop", FIRST).succeeded();
    String run;
    try (ShareLock tableLock = ShareLock.ofWrites(stage, "shop.orders")) {
      run = start(SECOND);
      tableLock.waitingMerge(run, "orders");
      assertThat(state.lock())
          .containsEntry("owner", run)
          .containsEntry("run", name(run))
          .containsEntry("state", "Running");
      long seconds = Long.parseLong(state.lock().get("leaseEnd")) - Instant.now().getEpochSecond();
      assertThat(seconds).as("longer than any load may take").isBetween(2_700L, 2_761L);
      assertThat(state.run(run)).containsEntry("state", "Running").doesNotContainKey("endedAt");
    }
    stage.await(run).succeeded();
    assertThat(state.lock()).containsEntry("owner", run).containsEntry("state", "Ready");
    assertThat(state.run(run))
        .containsEntry("state", "Succeeded")
        .containsEntry("trigger", "manual")
        .containsEntry("runDate", SECOND.toString())
        .containsEntry("tables", "5")
        .containsEntry("loaded", "4")
        .containsEntry("nothingToLoad", "1")
        .containsEntry("rows", "11")
        .containsKey("endedAt");
  }

  @Test
  void ofTwoRunsStartedTogetherOneWaits() {
    List<String> runs = List.of(start(FIRST), start(FIRST));
    runs.forEach(run -> stage.await(run).succeeded());
    List<Run> loads = stage.children("shop", "countries").subList(0, 2);
    assertThat(loads.get(1).described().stopDate()).isBefore(loads.get(0).described().startDate());
    assertThat(runs)
        .as("who waited")
        .filteredOn(run -> stage.histories().entered(run).contains("Wait for lock"))
        .hasSize(1);
    assertThat(stage.count("shop.visits")).as("loaded once").isEqualTo(4);
  }

  @Test
  void aRunThatShallSkipEndsAtOnceAndSaysWhoHasTheLock() throws SQLException {
    stage.run("shop", FIRST).succeeded();
    Path file = stage.home().pipelineFile("shop");
    stage.home().edit(file, "max_parallel: 4", "max_parallel: 4\noverlap: skip");
    stage.deploy();
    String holder;
    try (ShareLock tableLock = ShareLock.ofWrites(stage, "shop.orders")) {
      holder = start(SECOND);
      tableLock.waitingMerge(holder, "orders");
      int children = stage.children("shop", "countries").size();
      Run skipped = stage.run("shop", SECOND).succeeded();
      assertThat(skipped.output().get("skipped").asBoolean()).isTrue();
      assertThat(skipped.output().get("heldBy").asText()).isEqualTo(name(holder));
      assertThat(skipped.output().path("warnings").get(0).asText())
          .startsWith(SECOND + " was left out, since run " + name(holder) + " went on.");
      stage.until(
          "a message about " + skipped.arn(),
          () ->
              stage.messages().stream()
                  .anyMatch(
                      told ->
                          told.subject().equals("Stepshift: shop skipped " + SECOND)
                              && told.text().contains(SECOND + " was left out")));
      assertThat(state.run(skipped.arn()))
          .containsEntry("state", "Skipped")
          .containsEntry("heldBy", name(holder));
      assertThat(stage.children("shop", "countries")).hasSize(children);
    } finally {
      stage.home().edit(file, "\noverlap: skip", "");
      stage.deploy();
    }
    stage.await(holder).succeeded();
  }

  @Test
  void ofTwoRunsOfOneEventOneLoads() {
    String request = "{\"runDate\":\"%s\",\"event\":\"%s\"}".formatted(FIRST, "bucket/ready/005F");
    int before = stage.children("shop", "countries").size();
    List<Run> runs =
        List.of(stage.start("shop", request), stage.start("shop", request)).stream()
            .map(run -> stage.await(run).succeeded())
            .toList();
    Run late = stage.await(stage.start("shop", request)).succeeded();
    assertThat(stage.children("shop", "countries")).as("loads").hasSize(before + 1);
    Run first =
        runs.stream().filter(run -> !run.output().has("duplicateOf")).findFirst().orElseThrow();
    assertThat(first.tables("loaded")).containsExactlyInAnyOrderElementsOf(ShopData.LOADED);
    assertThat(late.output().get("skipped").asBoolean()).isTrue();
    assertThat(late.output().get("duplicateOf").asText()).isEqualTo(name(first.arn()));
    assertThat(stage.billedTransitions(late.arn())).isEqualTo(5);

    String other = request.replace("005F", "0060" + "x".repeat(1_100));
    Run another = stage.await(stage.start("shop", other)).succeeded();
    assertThat(another.output().has("duplicateOf")).as("a new event, with a long name").isFalse();
  }

  @Test
  void aRunTakesTheLockOfAFailedOneAndARedriveOfThatIsToldSo() {
    Run failed = failedRun();
    Run later = stage.run("shop", SECOND).succeeded();
    assertThat(stage.histories().entered(later.arn())).doesNotContain("Wait for lock");
    int children = stage.children("shop", "orders").size();
    for (int redrive = 1; redrive <= 2; redrive++) {
      failed = stage.redrive(failed).failed("dev.stepshift.errors.RunSuperseded");
      assertThat(failed.cause())
          .contains("superseded by " + name(later.arn()))
          .contains(FIRST.toString());
    }
    assertThat(stage.children("shop", "orders")).hasSize(children);
    assertThat(state.lock()).containsEntry("owner", later.arn()).containsEntry("state", "Ready");
    Run redriven = failed;
    stage.until(
        "the record of the failed run",
        () ->
            "2".equals(state.run(redriven.arn()).get("redrives"))
                && state.run(redriven.arn()).containsKey("error"));
    assertThat(state.run(failed.arn()))
        .containsEntry("state", "Failed")
        .containsEntry("error", "dev.stepshift.errors.RunSuperseded");
  }

  @Test
  void aRedriveTakesItsLockUpAgainEvenWhenTheLeaseIsOver() {
    Run failed = failedRun();
    assertThat(state.run(failed.arn()))
        .containsEntry("state", "Failed")
        .containsEntry("error", "dev.stepshift.errors.TablesFailed");
    assertThat(state.run(failed.arn()).get("cause")).contains("visits: ValidationFailed");
    state.endLease();
    shop.deliverFirst();
    stage.redrive(failed).succeeded();
    assertThat(stage.histories().entered(failed.arn())).contains("Take lock again");
    assertThat(state.lock()).containsEntry("owner", failed.arn()).containsEntry("state", "Ready");
    assertThat(state.run(failed.arn()))
        .containsEntry("state", "Succeeded")
        .containsEntry("redrives", "1")
        .doesNotContainKey("error");
  }

  @Test
  void theLoadsOfASupersededRunStopBeforeTheyWrite() throws SQLException {
    stage.run("shop", FIRST).succeeded();
    String stuck;
    String later;
    try (ShareLock tableLock = ShareLock.ofWrites(stage, "shop.customers")) {
      String run = start(FIRST);
      stuck = run;
      tableLock.waitingMerge(stuck, "customers");
      // Each load renews the lease as it begins.
      stage.until(
          "countries, visits and coupons", () -> stage.histories().iterations(run) == 1 + 2);
      state.endLease();
      later = start(SECOND);
      awaitLockOf(later);
    }
    Run failed = stage.await(stuck).failed("dev.stepshift.errors.TablesFailed");
    assertThat(failed.cause()).contains("orders: dev.stepshift.errors.RunSuperseded");
    stage.await(later).succeeded();
    assertThat(stage.count("shop.orders")).isEqualTo(4);
    assertThat(state.lock()).containsEntry("owner", later).containsEntry("state", "Ready");
  }

  @Test
  void aLoadStartedByHandTakesNoLockAndIsRefusedWhileARunGoesOn() throws SQLException {
    stage.run("shop", FIRST).succeeded();
    String before = state.lock().get("owner");
    stage.await(startByHand("countries", FIRST)).succeeded();
    assertThat(state.lock()).containsEntry("owner", before).containsEntry("state", "Ready");
    String run;
    try (ShareLock tableLock = ShareLock.ofWrites(stage, "shop.orders")) {
      run = start(SECOND);
      tableLock.waitingMerge(run, "orders");
      stage
          .await(startByHand("countries", FIRST))
          .failed("DynamoDB.ConditionalCheckFailedException");
    }
    stage.await(run).succeeded();
    assertThat(stage.count("shop.countries")).isEqualTo(4);
  }

  @Test
  void aRunThatWaitedForHalfADayGivesUpAndWaitsAgainWhenRedriven(
      Warehouse warehouse, @TempDir Path folder) throws IOException {
    Conditions daysInSeconds = Conditions.usual().pace(new SystemTimer.Pace(1_000_000, 1));
    try (Stage hurried = Stage.open(warehouse, Home.in(folder).withShop(), daysInSeconds)) {
      new ShopData(hurried).deliverFirst();
      StateTable table = new StateTable(hurried.dynamoDb(), "shop");
      table.takeLock("somebody", Instant.now().plusSeconds(3_600));
      Run waited = hurried.run("shop", FIRST).failed("DynamoDB.ConditionalCheckFailedException");
      assertThat(hurried.histories().entered(waited.arn())).endsWith("Wait for lock");
      assertThat(hurried.histories().attempts(waited.arn(), "Wait for lock"))
          .as("two minutes apart at most, one on average")
          .isEqualTo(721);
      assertThat(hurried.children("shop", "countries")).isEmpty();
      assertThat(table.lock()).containsEntry("owner", "somebody");
      table.takeLock("somebody", Instant.now().minusSeconds(1));
      hurried.redrive(waited).succeeded();
      assertThat(table.lock()).containsEntry("owner", waited.arn()).containsEntry("state", "Ready");
    }
  }

  private void awaitLockOf(String run) {
    stage.until("the lock", () -> run.equals(state.lock().get("owner")));
  }

  /** A first day whose visits are refused, with its end recorded. */
  private Run failedRun() {
    shop.put(FIRST, "visits", "1,nowhere\n");
    Run failed = stage.run("shop", FIRST).failed("dev.stepshift.errors.TablesFailed");
    stage.until("the record of its end", () -> state.run(failed.arn()).containsKey("error"));
    assertThat(state.lock()).containsEntry("owner", failed.arn()).containsEntry("state", "Failed");
    return failed;
  }

  private String start(LocalDate date) {
    return stage.start("shop", "{\"runDate\":\"" + date + "\"}");
  }

  private String startByHand(String table, LocalDate date) {
    String machine = LocalNames.machineArn(LocalNames.child("shop", table));
    return stage
        .stepFunctions()
        .startExecution(
            start -> start.stateMachineArn(machine).input("{\"runDate\":\"" + date + "\"}"))
        .executionArn();
  }

  private static String name(String executionArn) {
    return executionArn.substring(executionArn.lastIndexOf(':') + 1);
  }
}
