package dev.stepshift.proof.endtoend;

import static dev.stepshift.proof.endtoend.ShopData.FIRST;
import static dev.stepshift.proof.endtoend.ShopData.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.laptop.deploy.LocalNames;
import dev.stepshift.laptop.faults.Faults;
import dev.stepshift.laptop.faults.InjectionPoint;
import dev.stepshift.laptop.faults.MachineState;
import dev.stepshift.laptop.faults.StopFault;
import dev.stepshift.laptop.sns.SentMessage;
import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.proof.stage.StateTable;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
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
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A range of dates, one run after the other. */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackfillTest {

  private static final LocalDate THIRD = SECOND.plusDays(1);
  private static final String THREE_DATES =
      "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(FIRST, THIRD);

  private static final String WITHOUT_ORDERS =
      "{\"from\":\"%s\",\"to\":\"%s\",\"tables\":[\"countries\",\"customers\",\"visits\"]}"
          .formatted(FIRST, THIRD);
  private static final String COUNTRIES =
      "{\"from\":\"%s\",\"to\":\"%s\",\"tables\":[\"countries\"]}".formatted(FIRST, SECOND);

  private final Faults faults = new Faults();
  private Stage stage;
  private ShopData shop;
  private StateTable state;

  @BeforeAll
  void open(Warehouse warehouse, @TempDir Path folder) throws IOException {
    stage = Stage.open(warehouse, Home.in(folder).withShop(), Stage.conditions().faults(faults));
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
    shop.put(THIRD, "countries", "CH,Switzerland\nIT,Italia\nPT,Portugal\n");
    shop.put(THIRD, "customers", "4,PT,2.00\n5,CH,7.00\n");
    shop.put(THIRD, "visits", "5,home\n");
    shop.put(THIRD, "orders", "103,1,5,3.00\n");
  }

  @Test
  void eachDateIsARunAndTheyComeOneAfterTheOther() {
    Run backfill = backfill(THREE_DATES).succeeded();

    assertThat(backfill.output().toString())
        .isEqualTo(
            ("{\"pipeline\":\"shop\",\"from\":\"%1$s\",\"to\":\"%2$s\",\"dates\":3,\"rows\":%3$d,"
                    + "\"warnings\":[\"%1$s, customers: nobody_owes observed 1, allowed is at most"
                    + " 0\"]}")
                .formatted(FIRST, THIRD, 13 + 11 + 7));
    List<Run> runs = runsOf(backfill);
    assertThat(runs).extracting(BackfillTest::runDate).containsExactly(FIRST, SECOND, THIRD);
    for (int next = 1; next < runs.size(); next++) {
      assertThat(runs.get(next).described().startDate())
          .isAfterOrEqualTo(runs.get(next - 1).described().stopDate());
    }
    assertThat(state.run(runs.get(1).arn()))
        .containsEntry("trigger", "backfill")
        .containsEntry("runDate", SECOND.toString())
        .containsEntry("state", "Succeeded");
    assertThat(italy()).isEqualTo("Italia");
    assertThat(stage.count("shop.orders")).isEqualTo(5);
    assertThat(stage.count("shop.visits")).isEqualTo(4 + 3 + 1);
    assertBilled(backfill, 2 + 2 * 3);
  }

  @Test
  void aDateIsLoadedAgainThoughALaterOneIsIn() {
    backfill(COUNTRIES).succeeded();
    stage.run("shop", FIRST).succeeded();
    assertThat(italy()).as("a rerun changes nothing").isEqualTo("Italia");

    Run again = backfill(onlyFirst("countries", ",\"allowOlder\":true")).succeeded();
    assertThat(italy()).isEqualTo("Italy");
    assertThat(again.output().path("warnings").toString())
        .contains(FIRST + ", countries: newer_date_loaded: a date later than the backfill's last");
  }

  @Test
  void aBackfillThatWouldLeaveOlderRowsOnTopIsRefused() {
    stage.run("shop", FIRST).succeeded();
    stage.run("shop", SECOND).succeeded();

    Run refused = backfill(onlyFirst("countries", "")).failed("States.TaskFailed");
    assertThat(refused.cause())
        .contains("newer_date_loaded observed 20260302, allowed is at most 20260301")
        .contains("countries: dev.stepshift.errors.NewerDateLoaded: 1 of")
        .contains("--allow-older");
    assertThat(messageAbout(refused).text()).contains("A redrive would be refused again");
    assertThat(italy()).isEqualTo("Italia");
    backfill(onlyFirst("visits", "")).succeeded();
    assertThat(stage.count("shop.visits")).as("append has no row below another").isEqualTo(4 + 3);

    backfill(COUNTRIES).succeeded();
    assertThat(italy()).isEqualTo("Italia");
  }

  @Test
  void besideABadFileEachHasItsOwnAdvice() {
    stage.run("shop", FIRST).succeeded();
    stage.run("shop", SECOND).succeeded();
    shop.put(FIRST, "visits", "one,home\n");
    String both =
        "{\"from\":\"%1$s\",\"to\":\"%1$s\",\"tables\":[\"customers\",\"visits\"]}"
            .formatted(FIRST);
    Run failed = backfill(both).failed("States.TaskFailed");
    assertThat(failed.cause())
        .contains("Fix the cause, then redrive this execution: it loads only what is missing. But")
        .contains("customers would be refused again");
    assertThat(messageAbout(failed).text())
        .contains("Look at it, and redrive it")
        .doesNotContain("A redrive would be refused again");
  }

  private static String onlyFirst(String table, String more) {
    return "{\"from\":\"%1$s\",\"to\":\"%1$s\",\"tables\":[\"%2$s\"]%3$s}"
        .formatted(FIRST, table, more);
  }

  @Test
  void onlyTheTablesNamedAreLoaded() {
    Run backfill = backfill(COUNTRIES).succeeded();
    assertThat(runsOf(backfill))
        .allSatisfy(run -> assertThat(run.tables("loaded")).containsExactly("countries"));
    assertThat(stage.hasTable("shop.visits")).isFalse();
    assertBilled(backfill, 2 + 2 * 2);
  }

  @Test
  void aDateThatFailsStopsTheLaterOnesAndARedriveGoesOnWithIt() {
    shop.put(SECOND, "customers", "2,IT,4x.00\n");
    Run failed = backfill(WITHOUT_ORDERS).failed("States.TaskFailed");

    assertThat(failed.cause())
        .contains("dev.stepshift.errors.TablesFailed", "customers: Redshift.LoadFailed");
    assertThat(runsOf(failed)).extracting(BackfillTest::runDate).containsExactly(FIRST, SECOND);
    SentMessage message = messageAbout(failed);
    assertThat(message.subject()).isEqualTo("Stepshift: shop backfill failed");
    assertThat(message.text())
        .startsWith(
            "Backfill %s of pipeline shop: failed at %s\n\n".formatted(name(failed), SECOND)
                + "dev.stepshift.errors.TablesFailed: 1 of 3 tables failed: customers\n")
        .contains("customers: Redshift.LoadFailed", "line 1, column balance")
        .contains("it goes on with the date that failed", "executions/details/" + failed.arn());
    Run badRun = runsOf(failed).get(1);
    stage.until("the lock is marked", () -> state.lock().get("state").equals("Failed"));

    shop.deliverSecond();
    Run fixed = stage.redrive(failed).succeeded();

    assertThat(fixed.output().path("dates").asInt()).isEqualTo(3);
    assertThat(runsOf(fixed))
        .extracting(BackfillTest::runDate)
        .containsExactly(FIRST, SECOND, SECOND, THIRD);
    assertThat(stage.count("shop.visits")).as("the second date's are there once").isEqualTo(8);
    assertBilled(fixed, 2 + 2 * 3 + 1);
    assertThat(stage.messages())
        .as("one message a failure: the backfill's")
        .noneMatch(told -> told.text().contains("Run " + name(badRun)));
  }

  @Test
  void aRunOfABackfillThatIsRedrivenByItselfIsToldOfAndLoadedAgainByTheBackfill() {
    shop.put(FIRST, "countries", "CH,Switzerland,too many\n");
    Run failed =
        backfill(
                "{\"from\":\"%s\",\"to\":\"%s\",\"tables\":[\"countries\",\"visits\"]}"
                    .formatted(FIRST, FIRST))
            .failed("States.TaskFailed");
    Run run = runsOf(failed).get(0);
    Run again = stage.redrive(run).failed("dev.stepshift.errors.TablesFailed");
    assertThat(messageAbout(again).text())
        .startsWith("Run %s of pipeline shop: failed, after redrive 1\n".formatted(name(run)));

    shop.deliverFirst();
    stage.redrive(again).succeeded();
    Run fixed = stage.redrive(failed).succeeded();

    assertThat(runsOf(fixed))
        .hasSize(2)
        .allSatisfy(each -> assertThat(each.status()).isEqualTo(ExecutionStatus.SUCCEEDED));
    assertThat(stage.count("shop.visits")).isEqualTo(4);
  }

  @Test
  void aStoppedBackfillStopsItsRunAndARedriveBeginsThatDateAgain() throws SQLException {
    backfill(COUNTRIES).succeeded();
    String backfill;
    try (ShareLock tableLock = ShareLock.ofWrites(stage, "shop.countries")) {
      backfill = stage.startBackfill("shop", COUNTRIES);
      stage.until("the first date", () -> !runsOf(backfill).isEmpty());
      tableLock.waitingMerge(runsOf(backfill).get(0).arn(), "countries");
      stage
          .stepFunctions()
          .stopExecution(
              stop -> stop.executionArn(backfill).error("Operator.Stop").cause("wrong range"));
      Run stopped = stage.await(backfill);
      assertThat(stopped.status()).isEqualTo(ExecutionStatus.ABORTED);
      assertThat(stage.await(runsOf(backfill).get(0).arn()).status())
          .isEqualTo(ExecutionStatus.ABORTED);
      stage.until("the end of the merge", () -> stage.activeStatements() == 0);
      assertThat(messageAbout(stopped).text())
          .startsWith("Backfill %s of pipeline shop: aborted\n\n".formatted(name(stopped)))
          .contains("Operator.Stop: wrong range");
    }
    stage.stepFunctions().redriveExecution(redrive -> redrive.executionArn(backfill));
    assertThat(stage.await(backfill).succeeded().output().path("dates").asInt()).isEqualTo(2);
    assertThat(stage.count("shop.countries")).isEqualTo(4);
  }

  @Test
  void aFaultThatStopsABackfillStopsItsRunAsSomebodyWould() {
    faults.arm(new StopFault(new MachineState("backfill", "Run date"), "", InjectionPoint.DURING));
    Run stopped = backfill(COUNTRIES);
    assertThat(stopped.status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(stage.await(runsOf(stopped).get(0).arn()).status())
        .isEqualTo(ExecutionStatus.ABORTED);
    stage.redrive(stopped).succeeded();
  }

  @Test
  void aRunOfABackfillWaitsForTheRunThatGoesOnEvenWhereOthersSkip() throws Exception {
    Path file = stage.home().pipelineFile("shop");
    String yaml = Files.readString(file);
    Files.writeString(file, yaml.replace("max_parallel: 4", "max_parallel: 4\noverlap: skip"));
    stage.deploy();
    try {
      backfill(COUNTRIES).succeeded();
      String other;
      String backfill;
      try (ShareLock tableLock = ShareLock.ofWrites(stage, "shop.countries")) {
        other =
            stage.start("shop", "{\"runDate\":\"%s\",\"tables\":[\"countries\"]}".formatted(FIRST));
        tableLock.waitingMerge(other, "countries");
        backfill = stage.startBackfill("shop", COUNTRIES);
        stage.until(
            "the run that waits",
            () ->
                !runsOf(backfill).isEmpty()
                    && stage
                        .histories()
                        .entered(runsOf(backfill).get(0).arn())
                        .contains("Wait for lock"));
      }
      stage.await(other).succeeded();
      assertThat(stage.await(backfill).succeeded().output().path("rows").asInt()).isEqualTo(7);
    } finally {
      Files.writeString(file, yaml);
      stage.deploy();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|dev.stepshift.errors.RequestInvalid|has no \"from\"",
        "{'from':'2016-01-01','to':'2026-01-01'}|dev.stepshift.errors.RequestInvalid|at most 1,000",
        "{'from':'2026-03-01','to':'2026-03-02','tables':['a']}|dev.stepshift.errors.TableNotFound|\"a\"",
      })
  void aWrongRangeIsRefusedBeforeAnythingIsLoaded(String request, String error, String words)
      throws JsonProcessingException {
    Run refused = backfill(request.replace('\'', '"')).failed(error);
    assertThat(new ObjectMapper().readTree(refused.cause()).path("errorMessage").asText())
        .contains(words.replace("\\", ""));
    assertThat(runsOf(refused)).isEmpty();
    assertThat(messageAbout(refused).text())
        .startsWith("Backfill %s of pipeline shop: failed\n\n%s: ".formatted(name(refused), error));
  }

  private String italy() {
    return stage.query("select name from shop.countries where code = 'IT'").get(0).get(0);
  }

  private Run backfill(String request) {
    return stage.await(stage.startBackfill("shop", request));
  }

  private List<Run> runsOf(Run backfill) {
    return runsOf(backfill.arn());
  }

  /** The runs that a backfill started, the oldest first. */
  private List<Run> runsOf(String backfill) {
    return stage
        .stepFunctions()
        .listExecutionsPaginator(
            list -> list.stateMachineArn(LocalNames.machineArn(LocalNames.parent("shop"))))
        .executions()
        .stream()
        .map(
            item ->
                new Run(
                    stage
                        .stepFunctions()
                        .describeExecution(of -> of.executionArn(item.executionArn()))))
        .filter(run -> run.described().input().contains(backfill))
        .sorted(Comparator.comparing(run -> run.described().startDate()))
        .toList();
  }

  private static LocalDate runDate(Run run) {
    try {
      JsonNode input = new ObjectMapper().readTree(run.described().input());
      return LocalDate.parse(input.path("runDate").asText());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void assertBilled(Run backfill, int expected) {
    assertThat(stage.histories().transitions(backfill.arn())).isEqualTo(expected);
    assertThat(stage.billedTransitions(backfill.arn())).isEqualTo(expected);
  }

  private SentMessage messageAbout(Run execution) {
    String about = " " + name(execution) + " of pipeline";
    stage.until(
        "a message about " + about,
        () -> stage.messages().stream().anyMatch(told -> told.text().contains(about)));
    return stage.messages().stream()
        .filter(told -> told.text().contains(about))
        .findFirst()
        .orElseThrow();
  }

  private static String name(Run execution) {
    return execution.arn().substring(execution.arn().lastIndexOf(':') + 1);
  }
}
