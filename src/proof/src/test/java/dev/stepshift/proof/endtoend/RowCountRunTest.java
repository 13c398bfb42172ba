package dev.stepshift.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rows are counted against what the producer's manifest says, and against another table's. */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowCountRunTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final String FAILED = "dev.stepshift.errors.TablesFailed";
  private static final String YAML =
      """
      pipeline: unloaded
      schema: shop
      tables:
        - name: visit
          key: id
          columns: [{name: id, type: bigint}]
          source: {manifest: "visits/{run_date}/manifest", format: csv, max_errors: 5}
        - name: visitor
          after: visit
          strategy: replace
          columns: [{name: id, type: bigint}]
          query: visitor.sql
          validations:
            - row_count: {of_total: visit, minimum_percent: 100, maximum_percent: 100}
      """;

  private static final String GROWN =
      """
      pipeline: grown
      schema: shop
      tables:
        - name: room
          strategy: replace
          columns: [{name: id, type: bigint}]
          source: {path: rooms/, format: csv}
        - name: order
          key: id
          columns: [{name: id, type: bigint}]
          source: {path: "grown/{run_date}/order/", format: csv}
        - name: line
          after: [order, room]
          key: id
          columns: [{name: id, type: bigint}]
          source: {path: "grown/{run_date}/line/", format: csv}
          validations:
            - row_count: {of_delivery: order, minimum_percent: 100, maximum_percent: 100}
            - row_count: {of_delivery: room, minimum_percent: 100, maximum_percent: 100}
      """;

  private Stage stage;

  @BeforeAll
  void open(Warehouse warehouse, @TempDir Path folder) throws IOException {
    Home home = Home.in(folder);
    Files.createDirectories(home.pipelineFile("unloaded").getParent());
    Files.writeString(home.pipelineFile("unloaded"), YAML);
    Files.writeString(
        home.pipelineFile("unloaded").resolveSibling("visitor.sql"),
        "select id from {schema}.visit where id <> 9");
    Files.createDirectories(home.pipelineFile("grown").getParent());
    Files.writeString(home.pipelineFile("grown"), GROWN);
    stage = Stage.open(warehouse, home);
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @BeforeEach
  void empty() {
    stage.reset();
    stage.put("visits/2026-03-01/0000_part_00", "1\n2\n");
  }

  @Test
  void fewerRowsThanPromisedAreNotLoaded() {
    manifest(2, 2);
    stage.put("visits/2026-03-01/0001_part_00", "3\nx\n"); // COPY leaves x out
    Run failed = stage.run("unloaded", DAY).failed(FAILED);
    assertThat(failed.cause()).contains("row_count_of_manifest observed 3, allowed is exactly 4");
    assertThat(stage.count("shop.visit")).isZero();

    stage.put("visits/2026-03-01/0001_part_00", "3\n4\n");
    stage.redrive(failed).succeeded();
    assertThat(stage.count("shop.visit")).isEqualTo(4);
    assertThat(stage.count("shop.visitor")).isEqualTo(4);
  }

  @Test
  void aQueryThatLosesRowsIsNotLoaded() {
    manifest(2, 2);
    stage.put("visits/2026-03-01/0001_part_00", "3\n9\n");
    assertThat(stage.run("unloaded", DAY).failed(FAILED).cause())
        .contains("row_count_of_visit observed 75, allowed is exactly 100");
    assertThat(stage.count("shop.visit")).isEqualTo(4);
    assertThat(stage.count("shop.visitor")).isZero();
  }

  /**
   * A table that grows has more rows than each of its deliveries; a reference file stays the same.
   */
  @Test
  void aDeliveryIsComparedWithTheOtherOnesOfItsDate() {
    stage.put("rooms/rooms.csv", "1\n2\n");
    for (int day = 1; day <= 3; day++) {
      stage.put("grown/2026-03-0%d/order/a.csv".formatted(day), "%d1\n%d2\n".formatted(day, day));
      stage.put("grown/2026-03-0%d/line/a.csv".formatted(day), "%d1\n%d2\n".formatted(day, day));
      stage.run("grown", DAY.plusDays(day - 1)).succeeded();
    }
    assertThat(stage.count("shop.line")).isEqualTo(6);
    stage.run("grown", DAY).succeeded();

    stage.put("grown/2026-03-04/order/a.csv", "41\n42\n");
    stage.put("grown/2026-03-04/line/a.csv", "41\n");
    assertThat(stage.run("grown", DAY.plusDays(3)).failed(FAILED).cause())
        .contains("row_count_of_order observed 50, allowed is exactly 100");
  }

  /** As UNLOAD with MANIFEST VERBOSE writes it, but for the sizes, which the test changes. */
  private void manifest(int first, int second) {
    stage.put(
        "visits/2026-03-01/manifest",
        """
        {"entries": [
          {"url": "s3://stepshift-data/visits/2026-03-01/0000_part_00", "meta": {"record_count": %d}},
          {"url": "s3://stepshift-data/visits/2026-03-01/0001_part_00", "meta": {"record_count": %d}}
        ],
        "schema": {"elements": [{"name": "id", "type": {"base": "bigint"}}]},
        "meta": {"record_count": %d},
        "author": {"name": "Amazon Redshift", "version": "1.0.0"}}
        """
            .formatted(first, second, first + second));
  }
}
