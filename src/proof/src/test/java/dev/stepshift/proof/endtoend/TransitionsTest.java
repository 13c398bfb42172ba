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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What docs/machines.md says that a run costs. */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransitionsTest {

  private static final List<String> SHOP =
      List.of("countries", "customers", "visits", "coupons", "orders");
  private static final int SHOP_WAVES = 3;
  private static final int LOADED = 8;
  private static final int SKIPPED = 4;

  private Stage stage;
  private ShopData shop;

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
  }

  @Test
  void aLoadedTableTakesEightAndAnEmptyOneFour() {
    Run run = stage.run("shop", FIRST).succeeded();
    for (String table : ShopData.LOADED) {
      assertBilled(child(table), LOADED);
    }
    assertBilled(child("coupons"), SKIPPED);
    assertBilled(run.arn(), 7 + 2 * SHOP_WAVES + SHOP.size());
    assertThat(stage.transitionsOf(run, "shop", SHOP))
        .isEqualTo(7 + 2 * SHOP_WAVES + 4 * (LOADED + 1) + (SKIPPED + 1));
  }

  @Test
  void longSqlCostsNoMore() throws SQLException, InterruptedException {
    stage.run("shop", FIRST).succeeded();
    String run;
    try (ShareLock tableLock = ShareLock.ofWrites(stage, "shop.orders")) {
      run = stage.start("shop", "{\"runDate\":\"" + SECOND + "\"}");
      tableLock.waitingMerge(run, "orders");
      Thread.sleep(1_000);
    }
    stage.await(run).succeeded();
    assertBilled(child("orders"), LOADED);
    assertThat(stage.histories().entered(child("orders")))
        .containsExactly(
            "Hold lock",
            "Render SQL",
            "Anything to load?",
            "Copy to staging",
            "Validate staging",
            "Merge into target",
            "Validate target",
            "Record load");
  }

  @Test
  void aRedriveTakesFiveAndTwoForEachOfItsWaves() {
    shop.put(FIRST, "customers", "1,CH,10.50\n2,IT,4x.00\n");
    Run failed = stage.run("shop", FIRST).failed("dev.stepshift.errors.TablesFailed");
    // Plan run, Record start, Try lock, Check run; each wave twice and Next wave? once more; a
    // child each, one of them
    // noted.
    assertBilled(failed.arn(), 5 + 2 * SHOP_WAVES + 4 + 1);
    assertBilled(child("customers"), 4);
    shop.deliverFirst();
    Run run = stage.redrive(failed).succeeded();
    int redriveWaves = 2;
    int parent =
        7
            + 2 * SHOP_WAVES
            + 4
            + 1 // the first attempt, one child of it noted as failed
            + 5
            + 2 * redriveWaves
            + 2; // the redrive, with customers and orders
    assertBilled(run.arn(), parent);
    assertThat(stage.transitionsOf(run, "shop", SHOP)).isEqualTo(parent + 4 * LOADED + SKIPPED + 4);
  }

  private void assertBilled(String execution, int expected) {
    assertThat(stage.histories().transitions(execution))
        .as("states entered and tried again in %s", execution)
        .isEqualTo(expected);
    assertThat(stage.billedTransitions(execution))
        .as("as billed: %s", execution)
        .isEqualTo(expected);
  }

  private String child(String table) {
    return stage.children("shop", table).get(0).arn();
  }
}
