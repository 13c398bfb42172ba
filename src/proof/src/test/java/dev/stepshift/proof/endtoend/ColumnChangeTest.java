package dev.stepshift.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.laptop.faults.Faults;
import dev.stepshift.laptop.faults.InjectionPoint;
import dev.stepshift.laptop.faults.MachineState;
import dev.stepshift.laptop.faults.TaskFault;
import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import dev.stepshift.redshift.sql.Translation;
import dev.stepshift.redshift.sql.Translator;
import dev.stepshift.states.integration.Integration;
import dev.stepshift.states.integration.TaskCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline whose columns change while its target is full. */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ColumnChangeTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final String FAILED = "dev.stepshift.errors.TablesFailed";
  private static final String ID = "{name: id, type: bigint}";
  private static final String NAME = "{name: name, type: varchar(10)}";
  private static final String PRICE = "{name: price, type: \"decimal(8,2)\"}";

  private static final String COLOUR = "{name: colour, type: varchar(10)}";
  private static final String LONGER_NAME = "{name: name, type: varchar(20)}";
  private static final String LENGTHEN =
      "alter table \"shop\".\"item\" alter column \"name\" type varchar(20)";
  private static final String LENGTHEN_STEP = "lengthen_columns";
  private static final int LOADED = 8;

  private final Faults faults = new Faults();
  private volatile boolean warehouseLies;
  private Stage stage;

  @BeforeAll
  void open(Warehouse warehouse, @TempDir Path folder) throws IOException {
    Home home = Home.in(folder);
    Files.createDirectories(home.pipelineFile("items").getParent());
    write(home, "upsert", ID, NAME, PRICE);
    stage =
        Stage.open(warehouse, home, Stage.conditions().faults(faults).around(this::orPretended));
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @BeforeEach
  void loadOnce() {
    stage.reset();
    faults.clear();
    warehouseLies = false;
    columns(ID, NAME, PRICE);
    load("1,pen,1.50\n").succeeded();
  }

  @Test
  void aNewColumnIsAddedWhereverItStandsAndEarlierRowsHaveNoValueForIt() {
    columns(ID, "{name: colour, type: varchar(max)}", NAME, "{name: at, type: timestamptz}", PRICE);
    load("2,blue,ink,2026-03-01 10:00:00+00,4.00\n").succeeded();
    assertThat(stage.query("select id, name, price, colour from shop.item order by 1"))
        .containsExactly(row("1", "pen", "1.50", null), row("2", "ink", "4.00", "blue"));
    load("2,red,ink,2026-03-01 10:00:00+00,4.00\n").succeeded();
    assertThat(stage.query("select colour from shop.item where id = 2"))
        .containsExactly(row("red"));
  }

  @Test
  void aColumnThatIsNotNullNeedsAValueForEarlierRows() {
    columns(ID, NAME, PRICE, "{name: colour, type: varchar(10), not_null: true}");
    Run failed = load("2,ink,4.00,blue\n").failed(FAILED);
    assertThat(cause(failed))
        .contains("Column colour of \"shop\".\"item\" is missing")
        .contains(
            "alter table \"shop\".\"item\" add column colour varchar(10) default <value> not null");
    byHand("alter table shop.item add column colour varchar(10) default 'none' not null");
    stage.redrive(failed).succeeded();
    assertThat(stage.query("select colour from shop.item order by id"))
        .containsExactly(row("none"), row("blue"));
  }

  @Test
  void aLongerVarcharIsLengthenedForTwoTransitionsMore() {
    columns(ID, LONGER_NAME, COLOUR, PRICE);
    load("2,a much longer name,blue,4.00\n").succeeded();
    assertThat(stage.query("select name, colour from shop.item order by id"))
        .containsExactly(row("pen", null), row("a much longer name", "blue"));
    assertThat(entered())
        .containsSubsequence(
            "Copy to staging", "Lengthen columns", "Copy to staging", "Record load")
        .hasSize(LOADED + 2);
    assertThat(stage.billedTransitions(child())).isEqualTo(LOADED + 2);
    assertThat(lengthened()).hasSize(1).first().asString().endsWith("*/ " + LENGTHEN);
  }

  @Test
  void aLengtheningWhoseEndNobodyToldIsLookedAtByTheCopy() {
    columns(ID, LONGER_NAME, PRICE);
    MachineState lengthen = new MachineState("copy_and_merge", "Lengthen columns");
    faults.arm(new TaskFault(lengthen, "item", "States.Timeout", InjectionPoint.BEFORE));
    faults.arm(new TaskFault(lengthen, "item", "Redshift.ConnectionLost", InjectionPoint.AFTER));
    load("2,a much longer name,4.00\n").succeeded();
    assertThat(faults.injected()).hasSize(2);
    assertThat(Collections.frequency(entered(), "Lengthen columns"))
        .as("once more what was not done, and not what was")
        .isEqualTo(2);
    assertThat(lengthened()).hasSize(1);
    assertThat(stage.count("shop.item")).isEqualTo(2);
  }

  @Test
  void whatRedshiftDoesNotLengthenFailsWithItsText() {
    stage.sql("create view shop.names as select name from shop.item");
    columns(ID, LONGER_NAME, PRICE);
    Run failed = load("2,a much longer name,4.00\n").failed(FAILED);
    assertThat(cause(failed))
        .contains("Redshift.StatementFailed")
        .contains("used by a view")
        .contains(LENGTHEN);
    assertThat(entered()).endsWith("Copy to staging", "Lengthen columns");
    stage.sql("drop view shop.names");
    stage.redrive(failed).succeeded();
    assertThat(stage.count("shop.item")).isEqualTo(2);
  }

  @Test
  void aColumnThatStaysTooShortEndsTheLoad() {
    columns(ID, LONGER_NAME, PRICE);
    warehouseLies = true;
    Run failed = load("2,a much longer name,4.00\n").failed(FAILED);
    assertThat(cause(failed)).contains("still too short").contains(LENGTHEN);
    assertThat(Collections.frequency(entered(), "Lengthen columns")).isEqualTo(3);
    assertThat(lengthened()).hasSize(2);
  }

  @Test
  void anotherTypeIsRefusedWithItsStatementsAndNothingIsLengthened() {
    columns(ID, LONGER_NAME, "{name: price, type: \"decimal(10,3)\"}");
    Run failed = load("2,a much longer name,4.125\n").failed(FAILED);
    assertThat(cause(failed)).contains("is numeric (8)").contains("decimal(10,3)");
    assertThat(entered()).endsWith("Copy to staging").doesNotContain("Lengthen columns");
    String cause = cause(failed);
    String statements =
        cause.substring(cause.indexOf("alter table"), cause.indexOf("to price") + 8);
    for (String statement : statements.split("; ")) {
      byHand(statement);
    }
    stage.redrive(failed).succeeded();
    assertThat(lengthened()).hasSize(1);
    assertThat(stage.query("select price from shop.item order by id"))
        .containsExactly(row("1.500"), row("4.125"));
  }

  @Test
  void aKeyOfAnotherTypeNeedsAnotherTable() {
    columns("{name: id, type: integer}", NAME, PRICE);
    assertThat(cause(load("2,ink,4.00\n").failed(FAILED)))
        .contains("Column id")
        .contains("create table <new>");
  }

  @Test
  void aTargetThatHoldsMoreThanThePipelineSaysIsLeftAlone() {
    columns(ID, "{name: name, type: varchar(5)}", PRICE);
    load("2,short,4.00\n").succeeded();
    columns(ID, PRICE);
    load("2,5.00\n3,6.00\n").succeeded();
    assertThat(stage.query("select id, name, price from shop.item order by 1"))
        .containsExactly(
            row("1", "pen", "1.50"), row("2", "short", "5.00"), row("3", null, "6.00"));
  }

  @Test
  void theJournalOfAHistoryFollowsToo() {
    stage.reset();
    history(NAME, PRICE);
    load(DAY, "1,pen,1.50\n").succeeded();
    history(LONGER_NAME, PRICE, COLOUR);
    load(DAY.plusDays(1), "1,pen,1.50,blue\n2,a much longer name,4.00,red\n").succeeded();
    assertThat(stage.query("select id, colour, is_current from shop.item order by id, valid_from"))
        .containsExactly(row("1", null, "f"), row("1", "blue", "t"), row("2", "red", "t"));
    assertThat(lengthened())
        .hasSize(2)
        .anyMatch(sql -> sql.contains("\"shop\".\"item\""))
        .anyMatch(sql -> sql.contains("\"stepshift\".\"journal_items__item\""));
    assertThat(stage.query("select id, colour from stepshift.journal_items__item order by 1, 2"))
        .containsExactly(row("1", "blue"), row("1", null), row("2", "red"));
  }

  @Test
  void aJournalThatCannotFollowIsMadeAnewFromTheTarget() {
    stage.reset();
    history(NAME, PRICE);
    load(DAY, "1,pen,1.50\n").succeeded();
    history(NAME, "{name: price, type: \"decimal(10,3)\"}");
    Run failed = load(DAY.plusDays(1), "1,pen,1.125\n").failed(FAILED);
    String drop = "drop table \"stepshift\".\"journal_items__item\"";
    assertThat(cause(failed)).contains("; " + drop);
    byHand("alter table shop.item add column price_new decimal(10,3)");
    byHand("update shop.item set price_new = price");
    byHand("alter table shop.item drop column price");
    byHand("alter table shop.item rename column price_new to price");
    failed = stage.redrive(failed).failed(FAILED);
    assertThat(cause(failed)).contains("run by hand and redrive: " + drop);
    byHand(drop);
    stage.redrive(failed).succeeded();
    assertThat(stage.query("select price from shop.item order by valid_from"))
        .containsExactly(row("1.500"), row("1.125"));
  }

  private String child() {
    return stage.children("items", "item").get(0).arn();
  }

  private List<String> entered() {
    return stage.histories().entered(child());
  }

  /** The statements that lengthened a column in the newest run. */
  private List<String> lengthened() {
    String run = stage.statements("/item/copy").get(0).statementName().split("/")[2];
    return stage.statements(run + "/item/" + LENGTHEN_STEP).stream()
        .map(statement -> statement.queryString())
        .toList();
  }

  /** The services; a lengthening may be told as done and is not. */
  private Integration orPretended(Integration services) {
    return new Integration() {
      @Override
      public JsonNode call(TaskCall call) {
        if (!warehouseLies || !call.stateName().equals("Lengthen columns")) {
          return services.call(call);
        }
        ObjectNode pretended = call.arguments().deepCopy();
        String sql = pretended.path("Sql").asText();
        pretended.put("Sql", sql.substring(0, sql.indexOf("*/") + 2) + " select 1");
        return services.call(
            new TaskCall(
                call.stateName(),
                call.resource(),
                pretended,
                call.executionArn(),
                call.cancellation(),
                call.timer()));
      }

      @Override
      public JsonNode awaitEnd(TaskCall call, JsonNode submitted) {
        return services.awaitEnd(call, submitted);
      }
    };
  }

  /** The cause is JSON, in which quotes are escaped. */
  private static String cause(Run failed) {
    return failed.cause().replace("\\\"", "\"");
  }

  private void byHand(String sql) {
    Translation statement = new Translator().translate(sql);
    stage.sql(statement.sql());
    statement.after().forEach(stage::sql);
  }

  private Run load(String lines) {
    return load(DAY, lines);
  }

  private Run load(LocalDate day, String lines) {
    stage.put("items/" + day + "/1.csv", lines);
    stage.deploy();
    return stage.run("items", day);
  }

  private void history(String... columns) {
    write(
        stage.home(),
        "scd2",
        Stream.concat(Stream.of(ID), Arrays.stream(columns)).toArray(String[]::new));
  }

  private void columns(String... columns) {
    write(stage.home(), "upsert", columns);
  }

  private static void write(Home home, String strategy, String... columns) {
    String yaml =
        """
        pipeline: items
        schema: shop
        tables:
          - name: item
            strategy: %s
            key: id
            columns:
              - %s
            source: {path: "items/{run_date}/", format: csv}
        """;
    try {
      Files.writeString(
          home.pipelineFile("items"), yaml.formatted(strategy, String.join("\n      - ", columns)));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static List<String> row(String... values) {
    return Arrays.asList(values);
  }
}
