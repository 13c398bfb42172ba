package dev.stepshift.proof.endtoend;

import static dev.stepshift.proof.endtoend.ShopData.FIRST;
import static dev.stepshift.proof.endtoend.ShopData.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.proof.stage.StateTable;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** The same files once more, by a new run, for each strategy. */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RerunTest {

  private static final String OLDER =
      "{\"name\":\"older_delivery\",\"severity\":\"warn\",\"observed\":\"1\"";
  private static final String APPENDED = "{\"name\":\"appended_rows\",\"severity\":\"warn\"";

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
  void loadTwoDays() {
    stage.reset();
    shop.deliverFirst();
    shop.deliverSecond();
    stage.run("shop", FIRST).succeeded();
    stage.run("shop", SECOND).succeeded();
  }

  @Test
  void whatWasWrittenIsToldByKind() {
    Map<String, Map<String, String>> loads =
        new StateTable(stage.dynamoDb(), "shop").items("LOAD#");
    Map<String, String> written = new TreeMap<>();
    loads.values().stream()
        .filter(load -> load.get("runDate").equals(SECOND.toString()))
        .filter(load -> load.containsKey("changes"))
        .forEach(
            load ->
                written.put(
                    load.get("item").replaceFirst(".*#", ""),
                    load.get("rows") + ": " + load.get("changes")));
    assertThat(written)
        .containsEntry("visits", "3: inserted=3")
        .containsEntry("customers", "2: merged=2")
        .containsEntry("countries", "4: deleted=3, inserted=4");
  }

  @Test
  void theSameDayOnceMoreChangesNothing() {
    Map<String, List<List<String>>> before = content();
    assertThat(before.get("shop.visits")).hasSize(4 + 3);
    assertThat(before.get("shop.countries")).hasSize(4);
    Run run = stage.run("shop", SECOND).succeeded();
    assertThat(run.tables("alreadyLoaded")).containsExactly("visits");
    assertThat(run.tables("loaded")).containsExactlyInAnyOrder("countries", "customers", "orders");
    assertThat(content()).isEqualTo(before);
  }

  @Test
  void aDayThatIsAppendedAgainIsSaidToBeThereAlready() {
    StateTable state = new StateTable(stage.dynamoDb(), "shop");
    Run run = stage.run("shop", FIRST).succeeded();

    assertThat(run.tables("alreadyLoaded")).containsExactlyInAnyOrderElementsOf(ShopData.LOADED);
    assertThat(run.tables("loaded")).isEmpty();
    assertThat(run.output().path("rows").asInt()).isZero();
    assertThat(state.run(run.arn())).containsEntry("alreadyLoaded", "4").containsEntry("rows", "0");
    assertThat(state.items("LOAD#" + run.name() + "#visits").values())
        .singleElement()
        .satisfies(
            load ->
                assertThat(load)
                    .containsEntry("status", "already loaded")
                    .containsEntry("rows", "0")
                    .containsEntry("mergedRows", "0")
                    .hasEntrySatisfying(
                        "warnings", told -> assertThat(told).contains("nothing was added")));
    stage.until(
        "a message about " + run.arn(),
        () -> stage.messages().stream().anyMatch(message -> message.text().contains(run.arn())));
    assertThat(stage.messages())
        .filteredOn(message -> message.text().contains(run.arn()))
        .allMatch(message -> message.text().contains("\nAlready loaded: "));
  }

  @Test
  void anEarlierDayOnceMoreChangesNothingAndIsToldOf() {
    Map<String, List<List<String>>> before = content();
    Run run = stage.run("shop", FIRST).succeeded();
    assertThat(content()).isEqualTo(before);

    String name = run.arn().substring(run.arn().lastIndexOf(':') + 1);
    Map<String, Map<String, String>> loads =
        new StateTable(stage.dynamoDb(), "shop").items("LOAD#" + name + "#");
    for (String table : ShopData.LOADED) {
      Map<String, String> load = loads.get("LOAD#" + name + "#" + table);
      assertThat(load.get("mergedRows")).as(table).isEqualTo("0");
      assertThat(load).containsEntry("status", "already loaded");
      assertThat(load.get("verdicts").contains(table.equals("visits") ? APPENDED : OLDER))
          .as(table + " warns")
          .isTrue();
    }
  }

  @Test
  void warningsReachTheRunItsItemsAndAMessage() {
    Run run = stage.run("shop", FIRST).succeeded();

    String warning =
        "older_delivery: these files were loaded before, and a later date too, so nothing changed;"
            + " a backfill loads them again";
    List<String> told = new ArrayList<>();
    run.output().path("warnings").forEach(line -> told.add(line.asText()));
    assertThat(told).contains("countries: " + warning);
    StateTable state = new StateTable(stage.dynamoDb(), "shop");
    assertThat(state.run(run.arn()).get("warnings")).contains("countries: " + warning);
    assertThat(state.items("LOAD#" + run.name() + "#countries").values())
        .allMatch(load -> load.get("warnings").contains(warning));
    stage.until(
        "a message about " + run.arn(),
        () -> stage.messages().stream().anyMatch(message -> message.text().contains(run.arn())));
    assertThat(stage.messages())
        .filteredOn(message -> message.text().contains(run.arn()))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.subject()).isEqualTo("Stepshift: shop succeeded with warnings");
              assertThat(message.text()).contains("\n\nWarnings:\n- ", "- countries: " + warning);
            });
  }

  @Test
  void otherFilesOfADateThatWasAppendedAreRefused() {
    Map<String, List<List<String>>> before = content();
    shop.put(SECOND, "visits", "4,home\n4,checkout\n4,home\n1,home\n");
    Run failed = stage.run("shop", SECOND).failed("dev.stepshift.errors.TablesFailed");
    assertThat(failed.cause()).contains("visits: ValidationFailed");
    assertThat(content().get("shop.visits")).isEqualTo(before.get("shop.visits"));
  }

  private Map<String, List<List<String>>> content() {
    Map<String, List<List<String>>> content = new TreeMap<>();
    for (String table : ShopData.LOADED) {
      for (String name : List.of("shop." + table, "stepshift.ledger_shop__" + table)) {
        content.put(name, stage.query("select t::text from " + name + " t order by 1"));
      }
    }
    return content;
  }
}
