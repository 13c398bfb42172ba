package dev.stepshift.proof.endtoend;

import static dev.stepshift.proof.endtoend.ShopData.FIRST;
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
import java.util.Collections;
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

/** What {@code --fault} does to a run, and how the run gets over it. */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultTest {

  private final Faults faults = new Faults();
  private Stage stage;
  private FaultSpecParser parser;

  @BeforeAll
  void open(Warehouse warehouse, @TempDir Path folder) throws IOException {
    Home home = Home.in(folder).withShop();
    stage = Stage.open(warehouse, home, Stage.conditions().faults(faults));
    parser = new FaultSpecParser(FaultCatalog.of(home.folder(), "shop"));
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @BeforeEach
  void openTheShop() {
    faults.clear();
    stage.reset();
    new ShopData(stage).deliverFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "kill-backend:visits/merge, Redshift.ConnectionLost, 1",
    "kill-backend:visits/merge:at=committed, Redshift.ConnectionLost, 1",
    "serialization-conflict:visits/merge:times=3, Redshift.SerializationConflict, 3",
    "serialization-conflict:visits/copy:at=end, Redshift.SerializationConflict, 1",
    "unavailable:visits/copy:times=8, Redshift.Unavailable, 8",
    "unavailable:visits/validate_staging, Redshift.Unavailable, 1",
    "unavailable:visits/merge:at=end:times=2, Redshift.Unavailable, 2",
    "source-busy:visits/copy:times=3, Redshift.SourceBusy, 3",
    "throttle:visits/merge:×2, RedshiftData.ActiveStatementsExceededException, 2",
    "throttle:visits/copy:error=ThrottlingException:×2, RedshiftData.RedshiftDataException, 2",
    "throttle:visits/merge:at=after, RedshiftData.InternalServerException, 1",
    "fail-lambda@render-sql:visits:×2, Lambda.ServiceException, 2",
    "drop-write@Record load:visits, DynamoDB.InternalServerError, 1",
    "drop-write@Record load:visits:at=after, DynamoDB.InternalServerError, 1",
    "double-event:visits:×4, none, 0",
    "delay-event:visits:seconds=0.3, none, 0"
  })
  void nobodyNeedsToDoAnything(String fault, String error, int times) {
    arm(fault);
    run().succeeded();
    assertThat(faults.waiting()).as("what did not strike").isEmpty();
    assertThat(errors()).isEqualTo(Collections.nCopies(times, error));
    assertLoadedOnce();
  }

  @ParameterizedTest
  @CsvSource({
    "cancel-statement:visits/merge, visits: Redshift.StatementAborted",
    "fail-statement:visits/merge:at=end, visits: Redshift.StatementFailed: Query #",
    "fail-lambda@render-sql:visits:error=java.lang.OutOfMemoryError, java.lang.OutOfMemoryError",
    "fail@Merge into target:visits:at=during, visits: Injected.Fault",
    "stop@Merge into target:visits:at=during, visits: Injected.Stop",
    "serialization-conflict:visits/merge:×7, visits: Redshift.SerializationConflict",
    "fail-lambda@check-run:error=java.lang.OutOfMemoryError, OutOfMemoryError"
  })
  void aRedriveGetsOverIt(String fault, String told) {
    arm(fault);
    Run failed = run();
    assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat((failed.error() + ": " + failed.cause()).replaceAll("\\s+", " ")).contains(told);
    stage.redrive(failed).succeeded();
    assertThat(faults.waiting()).as("what did not strike").isEmpty();
    assertLoadedOnce();
  }

  @Test
  void aStoppedRunIsRedriven() {
    arm("stop@\"pipeline/Copy and merge\":at=during");
    Run stopped = run();
    assertThat(stopped.status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(stopped.error()).isEqualTo("Injected.Stop");
    stage.redrive(stopped).succeeded();
    assertLoadedOnce();
  }

  @Test
  void sqlThatOutlivesItsTimeLimitIsEndedByRedshift() {
    Path machine = stage.home().folder().resolve("statemachines/copy_and_merge.asl.json");
    String limit = "$load.steps.merge.timeoutSeconds";
    // On a slow computer the Task's limit could pass before the second that lies between the two.
    stage.home().edit(machine, limit, limit + " + 60");
    Run failed;
    try {
      arm("slow-statement:visits/merge:seconds=20");
      failed = runWithin("2s");
    } finally {
      stage.home().edit(machine, limit + " + 60", limit);
      stage.deploy();
    }
    assertThat(failed.failed("dev.stepshift.errors.TablesFailed").cause())
        .contains("visits: Redshift.StatementAborted")
        .contains("cancelled on user's request");
    assertThat(stage.count("shop.visits")).isZero();
    stage.redrive(failed).succeeded();
    assertLoadedOnce();
  }

  @Test
  void aTaskThatHearsNothingInTimeSubmitsOnceMore() {
    // Before the batch sets its own limit, as when it waits in a queue.
    arm("slow-statement:visits/merge:at=start:seconds=5");
    runWithin("4s").succeeded();
    assertThat(stage.histories().attempts(child(), "Merge into target")).isEqualTo(2);
    stage.until("the end of all statements", () -> stage.activeStatements() == 0);
    assertLoadedOnce();
  }

  /** A run with another time limit for merges. */
  private Run runWithin(String limit) {
    Path file = stage.home().pipelineFile("shop");
    stage.home().edit(file, "merge: 2m", "merge: " + limit);
    stage.deploy();
    try {
      return run();
    } finally {
      stage.home().edit(file, "merge: " + limit, "merge: 2m");
      stage.deploy();
    }
  }

  private void arm(String text) {
    faults.arm(parser.parse(text));
  }

  private Run run() {
    return stage.await(
        stage.start("shop", "{\"runDate\":\"" + FIRST + "\",\"tables\":[\"visits\"]}"));
  }

  private String child() {
    return stage.children("shop", "visits").get(0).arn();
  }

  private List<String> errors() {
    return stage.histories().of(child()).stream()
        .filter(event -> event.taskFailedEventDetails() != null)
        .map(event -> event.taskFailedEventDetails().error())
        .toList();
  }

  private void assertLoadedOnce() {
    assertThat(stage.count("shop.visits")).isEqualTo(4);
    assertThat(stage.count("stepshift.ledger_shop__visits")).isEqualTo(1);
  }
}
