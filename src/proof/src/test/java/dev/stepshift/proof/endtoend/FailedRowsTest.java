package dev.stepshift.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rows that fail a validation can be looked at, in the message and in a table. */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailedRowsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final String FAILED = "dev.stepshift.errors.TablesFailed";
  private static final String TABLE = "stepshift.failed_rows_items__item";
  private static final String YAML =
      """
      pipeline: items
      schema: shop
      tables:
        - name: item
          after: kind
          key: id
          store_failures: 3
          store_failures_for: 7d
          columns:
            - {name: id, type: bigint}
            - {name: name, type: varchar(20)}
            - {name: price, type: "decimal(8,2)"}
            - {name: sold, type: boolean}
          source: {path: "items/{run_date}/", format: csv, null_as: "-"}
          validations:
            - not_null: name
            - accepted_values: {column: name, values: [pen, ink, nib]}
            - between: {column: price, minimum: 0, maximum: 100}
            - name: sold_has_a_price
              expression: not sold or price > 0
              maximum: 9
            - relationships: {column: name, to: kind, field: name}
              severity: warn
        - name: kind
          key: name
          columns: [{name: name, type: varchar(20)}]
          source: {path: "kinds/{run_date}/", format: csv}
      """;

  private Stage stage;

  @BeforeAll
  void open(Warehouse warehouse, @TempDir Path folder) throws IOException {
    stage = Stage.open(warehouse, Home.in(folder).with("items", YAML));
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @BeforeEach
  void empty() {
    stage.reset();
    stage.put("kinds/2026-03-01/1.csv", "pen\nink\nnib\n");
  }

  @Test
  void someStandInTheMessageAndMoreInTheTable() {
    stage.put(
        "items/2026-03-01/1.csv",
        "1,-,1.00,true\n1,pen,1.00,true\n2,it's,2.00,false\n3,ink,-5.00,true\n4,nib,-,-\n");
    Run failed = stage.run("items", DAY).failed(FAILED);
    assertThat(failed.cause())
        .contains(
            "key_unique observed 1, allowed is at most 0, such as (id=1 | id=1)".substring(0, 44))
        .contains("such as (id=1, name=NULL)")
        .contains("such as (id=2, name=it's)")
        .contains("such as (id=3, price=-5.00)");
    assertThat(rows())
        .containsExactly(
            List.of("accepted_values_name", "id=2, name=it's"),
            List.of("between_price", "id=3, price=-5.00"),
            List.of("key_unique", "id=1"),
            List.of("key_unique", "id=1"),
            List.of("not_null_name", "id=1, name=NULL"),
            List.of("relationships_name", "id=2, name=it's"),
            List.of("sold_has_a_price", "id=3, price=-5.00, sold=true"));

    stage.redrive(failed).failed(FAILED);
    assertThat(rows()).as("not twice").hasSize(7);
    stage.put("items/2026-03-01/1.csv", "1,pen,1.00,true\n");
    stage.redrive(failed).succeeded();
    assertThat(rows()).as("those of the last attempt").isEmpty();
  }

  @Test
  void noMoreAreKeptThanWanted() {
    stage.put(
        "items/2026-03-01/1.csv",
        "1,-,1.00,true\n2,-,1.00,true\n3,-,1.00,true\n4,-,1.00,true\n5,-,1.00,true\n");
    assertThat(stage.run("items", DAY).failed(FAILED).cause())
        .contains("observed 5, allowed is at most 0, such as (id=");
    assertThat(stage.count(TABLE)).isEqualTo(3);
  }

  @Test
  void theyAreDeletedWhenTheyAreOld() {
    stage.put("items/2026-03-01/1.csv", "1,-,1.00,true\n");
    stage.run("items", DAY).failed(FAILED);
    assertThat(stage.count(TABLE)).isEqualTo(1);
    stage.sql(
        "insert into "
            + TABLE
            + " select validation, step, 'another', run_date + 1, 'id=2' from "
            + TABLE);
    stage.put("kinds/2026-03-09/1.csv", "pen\n");
    stage.put("items/2026-03-09/1.csv", "1,pen,1.00,true\n");
    stage.run("items", DAY.plusDays(8)).succeeded();
    assertThat(rows())
        .as("those of seven days before")
        .containsExactly(List.of("not_null_name", "id=2"));
  }

  private List<List<String>> rows() {
    return stage.query("select validation, failed_row from " + TABLE + " order by 1, 2");
  }
}
