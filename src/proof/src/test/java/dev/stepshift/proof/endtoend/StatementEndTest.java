package dev.stepshift.proof.endtoend;

import static dev.stepshift.proof.endtoend.ShopData.FIRST;
import static dev.stepshift.proof.endtoend.ShopData.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.laptop.deploy.LocalNames;
import dev.stepshift.proof.stage.Home;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.redshiftdata.model.StatementData;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;

/** How a statement's end reaches its Task, or nobody. */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementEndTest {

  private Stage stage;

  @BeforeAll
  void open(Warehouse warehouse, @TempDir Path folder) throws IOException {
    stage = Stage.open(warehouse, Home.in(folder).withShop());
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @BeforeEach
  void openTheShop() {
    stage.reset();
    ShopData shop = new ShopData(stage);
    shop.deliverFirst();
    shop.deliverSecond();
    stage.run("shop", FIRST).succeeded();
  }

  @ParameterizedTest
  @CsvSource({
    "1023, Serializable isolation violation on table - 108263",
    "deadlock detected, Process 1 waits for AccessExclusiveLock on relation 2 of database 3"
  })
  void aConflictIsRetriedWithoutAPerson(String message, String detail) {
    // A sequence counts on when its transaction is undone, so only the first merge conflicts.
    stage.sql("create sequence shop.conflicts");
    stage.sql(
        """
        create function shop.conflict() returns trigger language plpgsql as $$
        begin
          if nextval('shop.conflicts') = 1 then
            raise exception '%s' using detail = '%s';
          end if;
          return null;
        end $$
        """
            .formatted(message, detail));
    stage.sql(
        "create trigger conflict after insert on shop.orders for each statement"
            + " execute function shop.conflict()");
    stage.run("shop", SECOND).succeeded();
    String child = stage.children("shop", "orders").get(0).arn();
    assertThat(stage.histories().attempts(child, "Merge into target")).isEqualTo(2);
    assertThat(errors(child)).containsExactly("Redshift.SerializationConflict");
    assertThat(stage.count("shop.orders")).isEqualTo(4);
    assertThat(stage.billedTransitions(child))
        .as("a retry is one transition more")
        .isEqualTo(9)
        .isEqualTo(stage.histories().transitions(child));
  }

  @Test
  void aLostConnectionIsRetriedWithoutAPerson() throws SQLException {
    String run;
    try (ShareLock tableLock = ShareLock.ofWrites(stage, "shop.orders")) {
      run = stage.start("shop", "{\"runDate\":\"" + SECOND + "\"}");
      String merge = tableLock.waitingMerge(run, "orders");
      long pid = stage.redshiftData().describeStatement(of -> of.id(merge)).redshiftPid();
      stage.sql("select pg_terminate_backend(" + pid + ")");
      // Of this statement alone: its retry may stand before the lock within milliseconds.
      stage.untilEnded(merge);
    }
    stage.await(run).succeeded();
    String child = stage.children("shop", "orders").get(0).arn();
    assertThat(errors(child)).containsExactly("Redshift.ConnectionLost");
    assertThat(stage.histories().attempts(child, "Merge into target")).isEqualTo(2);
    assertThat(stage.count("shop.orders")).isEqualTo(4);
  }

  @Test
  void anEventThatComesTwiceEndsQuietly() {
    for (String step : List.of("copy", "validate_staging", "merge", "validate_target")) {
      StatementData statement = stage.statements("/orders/" + step).get(0);
      assertThat(complete(statement.id(), statement.statementName()).status())
          .as(step)
          .isEqualTo(SyncExecutionStatus.SUCCEEDED);
    }
  }

  @Test
  void anEventOfAnUnknownStatementEndsQuietly() {
    StartSyncExecutionResponse end =
        complete("00000000-0000-4000-8000-000000000000", "local/shop/run/orders/copy");
    assertThat(end.status()).as(end.cause()).isEqualTo(SyncExecutionStatus.SUCCEEDED);
  }

  @Test
  void anEventOfAStatementWithoutATokenEndsQuietly() {
    String id =
        stage
            .redshiftData()
            .batchExecuteStatement(
                batch ->
                    batch
                        .workgroupName(LocalNames.WORKGROUP)
                        .database(LocalNames.DATABASE)
                        .statementName("local/shop/by hand/orders/copy")
                        .sqls("select 1", "select 2"))
            .id();
    stage.untilEnded(id);
    assertThat(complete(id, "local/shop/by hand/orders/copy").status())
        .isEqualTo(SyncExecutionStatus.SUCCEEDED);
  }

  private StartSyncExecutionResponse complete(String statementId, String statementName) {
    String machine = LocalNames.machineArn(LocalNames.COMPLETE_STATEMENT);
    String input =
        "{\"statementId\":\"" + statementId + "\",\"statementName\":\"" + statementName + "\"}";
    return stage
        .stepFunctions()
        .startSyncExecution(start -> start.stateMachineArn(machine).input(input));
  }

  private List<String> errors(String execution) {
    return stage.histories().of(execution).stream()
        .filter(event -> event.taskFailedEventDetails() != null)
        .map(event -> event.taskFailedEventDetails().error())
        .toList();
  }
}
