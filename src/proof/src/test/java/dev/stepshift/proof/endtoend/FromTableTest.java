package dev.stepshift.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.proof.stage.StateTable;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A check over several tables that fails because of the query of one of them. */
@ExtendWith(SharedWarehouse.class)
class FromTableTest {

  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
  private static final String YAML =
      """
      pipeline: total
      schema: shop
      tables:
        - name: sale
          key: id
          columns: [{name: id, type: bigint}, {name: shop, type: integer}, {name: amount, type: integer}]
          source: {path: "total/{run_date}/sale/", format: csv}
        - name: by_shop
          after: sale
          strategy: replace
          query: by_shop.sql
          columns: [{name: shop, type: integer}, {name: amount, type: bigint}]
        - name: of_all
          after: by_shop
          strategy: replace
          query: of_all.sql
          columns: [{name: amount, type: bigint}]
      validations:
        - name: total_is_the_same
          sql: select (select sum(amount) from {schema}.of_all) - (select sum(amount) from {schema}.sale)
          minimum: 0
          maximum: 0
      """;

  @Test
  void aRunFromTheFixedTableOnTakesThePlaceOfTheFailedOne(Warehouse warehouse, @TempDir Path folder)
      throws IOException {
    Home home = Home.in(folder);
    write(home, "pipeline.yaml", YAML);
    write(home, "of_all.sql", "select sum(amount) as amount from {schema}.by_shop");
    write(home, "by_shop.sql", "select shop, amount from {schema}.sale where shop < 3");
    try (Stage stage = Stage.open(warehouse, home)) {
      stage.reset();
      stage.put("total/2026-01-01/sale/a.csv", "1,1,5\n2,2,6\n3,3,7\n");
      Run failed = stage.run("total", DAY).failed("States.TaskFailed");
      assertThat(failed.cause()).contains("--from <table>");
      stage.until(
          "a message about " + failed.arn(),
          () -> stage.messages().stream().anyMatch(told -> told.text().contains(failed.arn())));
      assertThat(stage.messages())
          .filteredOn(told -> told.text().contains(failed.arn()))
          .singleElement()
          .satisfies(
              told ->
                  assertThat(told.text())
                      .contains("fix that and run from it on: ./stepshift redrive total --from")
                      .doesNotContain("redrive it when the cause is fixed"));

      write(home, "by_shop.sql", "select shop, amount from {schema}.sale");
      stage.deploy();
      Run fixed =
          stage
              .await(
                  stage.start("total", "{\"runDate\":\"%s\",\"from\":\"by_shop\"}".formatted(DAY)))
              .succeeded();
      assertThat(fixed.tables("loaded")).containsExactly("by_shop", "of_all");
      assertThat(fixed.output().path("warnings")).isEmpty();
      assertThat(stage.query("select amount from shop.of_all").get(0)).containsExactly("18");

      Run superseded = stage.redrive(failed).failed("dev.stepshift.errors.RunSuperseded");
      StateTable state = new StateTable(stage.dynamoDb(), "total");
      stage.until(
          "the end of the redrive in the history",
          () -> state.run(superseded.arn()).getOrDefault("redrives", "0").equals("1"));
      assertThat(state.run(superseded.arn()).get("firstCause")).contains("total_is_the_same");
    }
  }

  private static void write(Home home, String file, String text) throws IOException {
    Path path = home.pipelineFile("total").resolveSibling(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
