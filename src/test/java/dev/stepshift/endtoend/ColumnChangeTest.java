package dev.stepshift.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.local.redshift.SharedWarehouse;
import dev.stepshift.local.redshift.Warehouse;
import dev.stepshift.local.redshift.sql.Translation;
import dev.stepshift.local.redshift.sql.Translator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
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
  private static final String FAILED = "dev.stepshift.TablesFailed";
  private static final String ID = "{name: id, type: bigint}";
  private static final String NAME = "{name: name, type: varchar(10)}";
  private static final String PRICE = "{name: price, type: \"decimal(8,2)\"}";

  private static final String COLOUR = "{name: colour, type: varchar(10)}";

  private Stage stage;

  @BeforeAll
  void open(Warehouse warehouse, @TempDir Path folder) throws IOException {
    Home home = Home.in(folder);
    Files.createDirectories(home.pipelineFile("items").getParent());
    write(home, "upsert", ID, NAME, PRICE);
    stage = Stage.open(warehouse, home);
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @BeforeEach
  void loadOnce() {
    stage.reset();
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
  void aLongerVarcharIsRefusedWithItsStatement() {
    columns(ID, "{name: name, type: varchar(20)}", PRICE);
    Run failed = load("2,a much longer name,4.00\n").failed(FAILED);
    String statement = "alter table \"shop\".\"item\" alter column name type varchar(20)";
    assertThat(cause(failed)).contains("is character varying (10)").contains(statement);
    assertThat(stage.count("shop.item")).isEqualTo(1);
    byHand(statement);
    stage.redrive(failed).succeeded();
    assertThat(stage.count("shop.item")).isEqualTo(2);
  }

  @Test
  void anotherTypeIsRefusedWithItsStatements() {
    columns(ID, NAME, "{name: price, type: \"decimal(10,3)\"}");
    Run failed = load("2,ink,4.125\n").failed(FAILED);
    assertThat(cause(failed)).contains("is numeric (8)").contains("decimal(10,3)");
    String cause = cause(failed);
    String statements =
        cause.substring(cause.indexOf("alter table"), cause.indexOf("to price") + 8);
    for (String statement : statements.split("; ")) {
      byHand(statement);
    }
    stage.redrive(failed).succeeded();
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
    load("2,a long one,4.00\n").succeeded();
    columns(ID, PRICE);
    load("2,5.00\n3,6.00\n").succeeded();
    assertThat(stage.query("select id, name, price from shop.item order by 1"))
        .containsExactly(
            row("1", "pen", "1.50"), row("2", "a long one", "5.00"), row("3", null, "6.00"));
  }

  @Test
  void theJournalOfAHistoryFollowsToo() {
    stage.reset();
    history("varchar(10)", "");
    load(DAY, "1,pen,1.50\n").succeeded();
    history("varchar(10)", COLOUR);
    load(DAY.plusDays(1), "1,pen,1.50,blue\n2,ink,4.00,red\n").succeeded();
    assertThat(stage.query("select id, colour, is_current from shop.item order by id, valid_from"))
        .containsExactly(row("1", null, "f"), row("1", "blue", "t"), row("2", "red", "t"));
    assertThat(stage.query("select id, colour from stepshift.journal_items__item order by 1, 2"))
        .containsExactly(row("1", "blue"), row("1", null), row("2", "red"));
  }

  @Test
  void aJournalThatCannotFollowIsMadeAnewFromTheTarget() {
    stage.reset();
    history("varchar(10)", "");
    load(DAY, "1,pen,1.50\n").succeeded();
    history("varchar(20)", "");
    Run failed = load(DAY.plusDays(1), "1,a much longer name,1.50\n").failed(FAILED);
    String drop = "drop table \"stepshift\".\"journal_items__item\"";
    String lengthen = "alter table \"shop\".\"item\" alter column name type varchar(20)";
    assertThat(cause(failed)).contains(lengthen + "; " + drop);
    byHand(lengthen);
    failed = stage.redrive(failed).failed(FAILED);
    assertThat(cause(failed)).contains("run by hand and redrive: " + drop);
    byHand(drop);
    stage.redrive(failed).succeeded();
    assertThat(stage.query("select name from shop.item order by valid_from"))
        .containsExactly(row("pen"), row("a much longer name"));
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

  private void history(String name, String more) {
    List<String> columns =
        Stream.of(ID, "{name: name, type: " + name + "}", PRICE, more)
            .filter(column -> !column.isEmpty())
            .toList();
    write(stage.home(), "scd2", columns.toArray(String[]::new));
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
