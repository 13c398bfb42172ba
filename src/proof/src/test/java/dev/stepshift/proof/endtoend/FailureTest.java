package dev.stepshift.proof.endtoend;

import static dev.stepshift.proof.endtoend.ShopData.FIRST;
import static dev.stepshift.proof.endtoend.ShopData.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Runs that fail, are fixed and redriven: what is told, what stays, and what loads again. */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailureTest {

  private static final String TABLES_FAILED = "dev.stepshift.errors.TablesFailed";

  private Stage stage;
  private ShopData shop;
  private Map<String, Integer> childrenBefore;

  @BeforeAll
  void open(Warehouse warehouse, @TempDir Path folder) throws IOException {
    stage = Stage.open(warehouse, Home.in(folder).withShop());
    shop = new ShopData(stage);
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
    stage.lose(event -> false);
    childrenBefore = children();
  }

  @Test
  void copyTellsFileLineColumnAndReasonOfABadRow() {
    shop.put(FIRST, "customers", "1,CH,10.50\n2,IT,4x.00\n");
    Run failed = stage.run("shop", FIRST).failed(TABLES_FAILED);
    assertThat(failed.cause())
        .contains("1 of 5 tables failed, 1 skipped: customers")
        .contains("customers: Redshift.LoadFailed")
        .contains(ShopData.key(FIRST, "customers"))
        .contains("line 2, column balance")
        .contains("Invalid digit")
        .contains("orders: skipped, since customers failed");
    assertThat(stage.count("shop.visits")).as("the sibling went on").isEqualTo(4);
    assertThat(stage.hasTable("shop.customers")).as("all of the batch is undone").isFalse();
    assertThat(childrenStarted())
        .isEqualTo(Map.of("countries", 1, "customers", 1, "visits", 1, "coupons", 1, "orders", 0));

    shop.deliverFirst();
    Run run = stage.redrive(failed).succeeded();
    assertThat(run.tables("loaded")).containsExactlyInAnyOrderElementsOf(ShopData.LOADED);
    assertThat(run.tables("nothingToLoad")).containsExactly("coupons");
    assertThat(childrenStarted())
        .isEqualTo(Map.of("countries", 1, "customers", 2, "visits", 1, "coupons", 1, "orders", 1));
    assertThat(stage.count("shop.customers")).isEqualTo(3);
    assertThat(stage.count("shop.orders")).isEqualTo(3);
  }

  @Test
  void aFailedValidationLeavesTheTargetUntouched() {
    stage.run("shop", FIRST).succeeded();
    Map<String, List<List<String>>> before = tables("orders");
    shop.put(SECOND, "orders", "101,1,2,-6.00\n102,1,4,-1.00\n");
    Run failed = stage.run("shop", SECOND).failed(TABLES_FAILED);
    assertThat(failed.cause())
        .contains("orders: ValidationFailed")
        .contains("no_negative_price")
        .contains("observed 2")
        .contains("0");
    assertThat(tables("orders")).isEqualTo(before);

    shop.deliverSecond();
    stage.redrive(failed).succeeded();
    assertThat(stage.query("select order_id, price from shop.orders order by 1, line"))
        .containsExactly(
            List.of("100", "19.90"),
            List.of("100", "5.00"),
            List.of("101", "6.00"),
            List.of("102", "12.00"));
  }

  @Test
  void aWarningDoesNotStopTheLoad() {
    stage.run("shop", FIRST).succeeded();
    Run child = stage.children("shop", "customers").get(0);
    String load = child.arn();
    assertThat(stage.histories().entered(load)).endsWith("Record load");
    assertThat(
            stage.histories().of(load).stream()
                .filter(event -> event.taskSucceededEventDetails() != null)
                .map(event -> event.taskSucceededEventDetails().output()))
        .as("the warning is told")
        .anyMatch(output -> output.contains("nobody_owes") && output.contains("\"passed\":false"));
  }

  @Test
  void aCancelledStatementFailsItsTable() throws SQLException {
    stage.run("shop", FIRST).succeeded();
    String run;
    try (ShareLock tableLock = ShareLock.ofWrites(stage, "shop.orders")) {
      run = stage.start("shop", "{\"runDate\":\"" + SECOND + "\"}");
      String merge = tableLock.waitingMerge(run, "orders");
      stage.redshiftData().cancelStatement(request -> request.id(merge));
      stage.await(run);
    }
    Run failed = stage.await(run).failed(TABLES_FAILED);
    assertThat(failed.cause())
        .contains("orders: Redshift.StatementAborted")
        .contains("cancelled on user's request");
    assertThat(stage.count("shop.orders")).isEqualTo(3);

    stage.redrive(failed).succeeded();
    assertThat(stage.count("shop.orders")).isEqualTo(4);
    assertThat(childrenStarted())
        .isEqualTo(Map.of("countries", 2, "customers", 2, "visits", 2, "coupons", 2, "orders", 3));
  }

  @Test
  void anEmojiInRedshiftsTextIsTold() {
    stage.run("shop", FIRST).succeeded();
    stage.sql(
        """
        create function shop.refuse() returns trigger language plpgsql as $$
        begin
          raise exception '😀 no room left 😀';
        end $$
        """);
    stage.sql(
        "create trigger refuse before insert on shop.orders for each statement"
            + " execute function shop.refuse()");
    Run failed = stage.run("shop", SECOND).failed(TABLES_FAILED);
    assertThat(failed.cause())
        .contains("orders: Redshift.StatementFailed")
        .contains("😀 no room left 😀");
  }

  @Test
  void aTableWithoutItsFilesIsTold() {
    stage.delete(ShopData.key(FIRST, "visits"));
    Run failed = stage.run("shop", FIRST).failed(TABLES_FAILED);
    assertThat(failed.cause())
        .contains("visits: dev.stepshift.errors.NoSourceFiles")
        .contains("shop/" + FIRST + "/visits/")
        .contains("orders: skipped, since visits failed");

    shop.deliverFirst();
    stage.redrive(failed).succeeded();
    assertThat(childrenStarted())
        .isEqualTo(Map.of("countries", 1, "customers", 1, "visits", 2, "coupons", 1, "orders", 1));
  }

  @Test
  void aStoppedChildWhoseStatementGoesOnDoublesNoRow() throws SQLException {
    // Otherwise track_run would cancel the first merge when the run has failed.
    stage.lose(event -> event.path("source").asText().equals("aws.states"));
    stage.run("shop", FIRST).succeeded();
    String run;
    try (ShareLock tableLock = ShareLock.ofWrites(stage, "shop.visits")) {
      run = stage.start("shop", "{\"runDate\":\"" + SECOND + "\"}");
      tableLock.waitingMerge(run, "visits");
      String child = stage.children("shop", "visits").get(0).arn();
      stage
          .stepFunctions()
          .stopExecution(stop -> stop.executionArn(child).error("Operator.Stop").cause("by hand"));
      Run failed = stage.await(run).failed(TABLES_FAILED);
      assertThat(failed.cause()).contains("visits: Operator.Stop").contains("by hand");
      // The first merge still waits when the second one comes.
      stage.stepFunctions().redriveExecution(redrive -> redrive.executionArn(failed.arn()));
      tableLock.awaitWaiting(2);
    }
    stage.await(run).succeeded();
    stage.until("the end of all statements", () -> stage.activeStatements() == 0);
    assertThat(stage.count("shop.visits")).isEqualTo(4 + 3);
    assertThat(stage.count("stepshift.ledger_shop__visits")).isEqualTo(2);
  }

  @Test
  void aStoppedRunGoesOnWithTheTablesOfItsWave() throws SQLException {
    stage.run("shop", FIRST).succeeded();
    childrenBefore = children();
    String run;
    try (ShareLock tableLock = ShareLock.ofWrites(stage, "shop.customers")) {
      run = stage.start("shop", "{\"runDate\":\"" + SECOND + "\"}");
      tableLock.waitingMerge(run, "customers");
      String parent = run;
      stage.until("visits and coupons", () -> stage.histories().iterations(parent) == 1 + 2);
      stage.stepFunctions().stopExecution(stop -> stop.executionArn(parent));
      assertThat(stage.await(run).status()).isEqualTo(ExecutionStatus.ABORTED);
      stage.until("the child's stop", () -> stage.runningChildren("shop").isEmpty());
    }
    stage.redrive(stage.await(run)).succeeded();
    assertThat(childrenStarted())
        .isEqualTo(Map.of("countries", 1, "customers", 2, "visits", 1, "coupons", 1, "orders", 1));
    assertThat(stage.count("shop.customers")).isEqualTo(4);
    assertThat(stage.count("shop.visits")).isEqualTo(7);
  }

  @Test
  void aBrokenPipelineFileFailsTheRunUntilItIsFixed() {
    Path file = stage.home().pipelineFile("shop");
    stage.home().edit(file, "strategy: append", "strategy: apend");
    stage.deploy();
    Run failed;
    try {
      failed = stage.run("shop", FIRST).failed("dev.stepshift.errors.PipelineInvalid");
      assertThat(failed.cause()).contains("apend").contains("visits");
    } finally {
      stage.home().edit(file, "strategy: apend", "strategy: append");
      stage.deploy();
    }
    assertThat(stage.redrive(failed).succeeded().tables("loaded"))
        .containsExactlyInAnyOrderElementsOf(ShopData.LOADED);
  }

  @Test
  void aRedriveRunsTheSqlAsItIsNow() {
    shop.put(FIRST, "visits", "1,nowhere\n");
    Run failed = stage.run("shop", FIRST).failed(TABLES_FAILED);
    Path ledger = stage.home().folder().resolve("sql/templates/ledger.sql");
    Path pipeline = stage.home().pipelineFile("shop");
    stage.home().edit(ledger, "{load.strategy},", "'second edition',");
    stage.home().edit(pipeline, "[home, basket, checkout]", "[home, basket, checkout, nowhere]");
    stage.deploy();
    try {
      stage.redrive(failed).succeeded();
    } finally {
      stage.home().edit(ledger, "'second edition',", "{load.strategy},");
      stage.home().edit(pipeline, "[home, basket, checkout, nowhere]", "[home, basket, checkout]");
      stage.deploy();
    }
    String strategies = "select strategy from stepshift.ledger_shop__";
    assertThat(stage.query(strategies + "visits")).containsExactly(List.of("second edition"));
    assertThat(stage.query(strategies + "orders")).containsExactly(List.of("second edition"));
    assertThat(stage.query(strategies + "customers"))
        .as("loaded before, and not again")
        .containsExactly(List.of("upsert"));
  }

  @Test
  void tablesOfDifferentWavesMayFailOneRedriveAfterTheOther() {
    shop.put(FIRST, "countries", "CHE,Switzerland\n");
    Run failed = stage.run("shop", FIRST).failed(TABLES_FAILED);
    assertThat(failed.cause())
        .contains("countries: Redshift.LoadFailed")
        .contains("customers: skipped, since countries failed")
        .contains("orders: skipped, since customers was skipped, visits was skipped");
    assertThat(stage.hasTable("shop.orders")).isFalse();

    shop.deliverFirst();
    shop.put(FIRST, "visits", "1,nowhere\n");
    shop.put(FIRST, "orders", "100,1,1,-19.90\n");
    failed = stage.redrive(failed).failed(TABLES_FAILED);
    assertThat(failed.cause())
        .contains("visits: ValidationFailed")
        .doesNotContain("countries:")
        .contains("orders: skipped, since visits failed");

    shop.put(FIRST, "visits", "1,home\n");
    failed = stage.redrive(failed).failed(TABLES_FAILED);
    assertThat(failed.cause()).contains("orders: ValidationFailed").doesNotContain("visits:");

    shop.deliverFirst();
    stage.redrive(failed).succeeded();
    assertThat(childrenStarted())
        .isEqualTo(Map.of("countries", 2, "customers", 1, "visits", 2, "coupons", 1, "orders", 2));
    assertThat(stage.count("shop.orders")).isEqualTo(3);
  }

  private Map<String, Integer> children() {
    Map<String, Integer> children = new TreeMap<>();
    for (String table : List.of("countries", "customers", "visits", "coupons", "orders")) {
      children.put(table, stage.children("shop", table).size());
    }
    return children;
  }

  private Map<String, Integer> childrenStarted() {
    Map<String, Integer> started = children();
    childrenBefore.forEach((table, before) -> started.merge(table, -before, Integer::sum));
    return started;
  }

  private Map<String, List<List<String>>> tables(String table) {
    return Map.of(
        "target", stage.query("select * from shop." + table + " order by 1, 2"),
        "ledger", stage.query("select * from stepshift.ledger_shop__" + table + " order by 1"));
  }
}
