package dev.stepshift.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import dev.stepshift.redshift.sql.Translation;
import dev.stepshift.redshift.sql.Translator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pipeline whose columns get other names, or go, while its target is full. */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RenamedColumnTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final LocalDate NEXT = DAY.plusDays(1);
  private static final LocalDate THIRD = DAY.plusDays(2);
  private static final String FAILED = "dev.stepshift.errors.TablesFailed";

  private static final String UPSERT = "strategy: upsert";
  private static final String ID = "{name: id, type: bigint}";
  private static final String COLOUR = "{name: colour, type: varchar(10)}";
  private static final String SHADE = "{name: shade, type: varchar(10)}";
  private static final String RENAMED = "{name: shade, type: varchar(10), renamed_from: colour}";
  private static final String UNCLEAR =
      "Redshift.ColumnsUnclear: Query #%d failed with ERROR: Columns are unclear: ";
  private static final String GONE_AND_NEW =
      "since the last load of \"shop\".\"item\" these are gone: colour; and these are new: shade.";

  private Stage stage;

  @BeforeAll
  void open(Warehouse warehouse, @TempDir Path folder) throws IOException {
    Home home = Home.in(folder);
    Files.createDirectories(home.pipelineFile("items").getParent());
    write(home, UPSERT, ID, COLOUR);
    stage = Stage.open(warehouse, home);
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @BeforeEach
  void reset() {
    stage.reset();
  }

  @ParameterizedTest
  @ValueSource(strings = {"append", "upsert", "delete_insert", "scd1", "scd2"})
  void aRenamedColumnKeepsItsValues(String strategy) {
    table("strategy: " + strategy, ID, COLOUR);
    load(DAY, "id,colour", "1,red");
    table("strategy: " + strategy, ID, RENAMED);
    Run run = load(NEXT, "id,shade", "2,blue");
    assertThat(stage.query("select id, shade from shop.item order by id"))
        .containsExactly(row("1", "red"), row("2", "blue"));
    assertThat(columnsOfTarget()).contains("shade").doesNotContain("colour");
    assertThat(warnings(run)).isEmpty();
    assertThat(warnings(load(THIRD, "id,shade", "3,green"))).isEmpty();
  }

  @Test
  void theJournalOfAHistoryIsRenamedToo() {
    table("strategy: scd2", ID, COLOUR);
    load(DAY, "id,colour", "1,red");
    load(THIRD, "id,colour", "1,blue");
    table("strategy: scd2", ID, RENAMED);
    load(NEXT, "id,shade", "1,green");
    assertThat(stage.query("select shade, valid_from from shop.item order by valid_from"))
        .containsExactly(
            row("red", "2026-03-01"), row("green", "2026-03-02"), row("blue", "2026-03-03"));
    assertThat(stage.query("select shade from stepshift.journal_items__item order by 1"))
        .containsExactly(row("blue"), row("green"), row("red"));
  }

  @Test
  void aKeyThatTheTableIsLaidOutByIsRenamed() {
    String layout =
        "strategy: upsert\n    sort_key: %1$s\n    distribution: {style: key, key: %1$s}";
    table(layout.formatted("id"), ID, COLOUR);
    load(DAY, "id,colour", "1,red\n2,blue");
    write(
        stage.home(),
        layout.formatted("nr"),
        "nr",
        "",
        List.of("{name: nr, type: bigint, renamed_from: id}", COLOUR));
    load(NEXT, "nr,colour", "2,green\n3,black");
    assertThat(stage.query("select nr, colour from shop.item order by nr"))
        .containsExactly(row("1", "red"), row("2", "green"), row("3", "black"));
    assertThat(
            stage.query(
                "select diststyle, sortkey1 from rs.svv_table_info"
                    + " where \"schema\" = 'shop' and \"table\" = 'item'"))
        .containsExactly(row("KEY(nr)", "nr"));
  }

  @Test
  void filesWithTheOldHeaderLoadAfterTheRename() {
    table("strategy: append", ID, COLOUR);
    load(NEXT, "id,colour", "2,blue");
    table("strategy: append", ID, RENAMED);
    load(THIRD, "id,shade", "3,green");
    load(DAY, "colour,id", "red,1");
    assertThat(stage.query("select id, shade from shop.item order by id"))
        .containsExactly(row("1", "red"), row("2", "blue"), row("3", "green"));
  }

  @Test
  void aColumnGoneBesideANewOneStopsTheLoadUntilItIsSaidToBeTheSame() {
    table(UPSERT, ID, COLOUR);
    load(DAY, "id,colour", "1,red");
    table(UPSERT, ID, SHADE);
    Run failed = refused(NEXT, "id,shade", "2,blue");
    assertThat(cause(failed)).containsPattern(pattern()).contains(GONE_AND_NEW);
    assertThat(cause(failed)).contains("write renamed_from: <gone>", "dropped: [<gone>]");
    assertThat(columnsOfTarget()).containsExactly("id", "colour");
    assertThat(stage.query("select * from shop.item")).containsExactly(row("1", "red"));

    table(UPSERT, ID, RENAMED);
    stage.deploy();
    stage.redrive(failed).succeeded();
    assertThat(stage.query("select id, shade from shop.item order by id"))
        .containsExactly(row("1", "red"), row("2", "blue"));
  }

  @Test
  void aColumnThatIsDroppedStaysInTheTargetAndIsFilledNoLonger() {
    table(UPSERT, ID, COLOUR);
    load(DAY, "id,colour", "1,red\n2,blue");
    table(UPSERT, ID, SHADE);
    Run failed = refused(NEXT, "id,shade", "2,dark\n3,light");
    assertThat(cause(failed)).contains(GONE_AND_NEW);

    dropped("[colour]", ID, SHADE);
    stage.deploy();
    assertThat(warnings(stage.redrive(failed).succeeded())).isEmpty();
    assertThat(stage.query("select id, colour, shade from shop.item order by id"))
        .containsExactly(row("1", "red", null), row("2", "blue", "dark"), row("3", null, "light"));
    assertThat(warnings(load(THIRD, "id,shade", "4,dark"))).isEmpty();
  }

  @Test
  void aRenameThatNamesNoColumnOfTheLastLoadExplainsNothing() {
    table(UPSERT, ID, COLOUR);
    load(DAY, "id,colour", "1,red");
    table(UPSERT, ID, "{name: shade, type: varchar(10), renamed_from: color}");
    assertThat(cause(refused(NEXT, "id,shade", "2,blue"))).contains(GONE_AND_NEW);
    assertThat(columnsOfTarget()).containsExactly("id", "colour");
  }

  @Test
  void columnsThatAreOnlyGoneAreToldOnceAndThoseThatAreDroppedNever() {
    table(UPSERT, ID, COLOUR, SHADE);
    load(DAY, "id,colour,shade", "1,red,dark");
    dropped("shade", ID);
    assertThat(warnings(load(NEXT, "id", "2")))
        .singleElement()
        .asString()
        .startsWith("item: columns_gone: no longer among the table's columns, so ")
        .endsWith(": colour");
    assertThat(warnings(load(THIRD, "id", "3"))).isEmpty();
    assertThat(stage.query("select id, colour, shade from shop.item order by id"))
        .containsExactly(row("1", "red", "dark"), row("2", null, null), row("3", null, null));
  }

  @Test
  void aLoadThatFailsAfterTheRenameLosesNothingWhenTheNameIsTakenBack() {
    table(UPSERT, ID, COLOUR);
    load(DAY, "id,colour", "1,red");
    table(UPSERT, ID, RENAMED);
    Run failed = refused(NEXT, "id,shade", "2,blue\n2,green");
    assertThat(cause(failed)).contains("key_unique");
    assertThat(columnsOfTarget()).containsExactly("id", "shade");

    table(UPSERT, ID, COLOUR);
    assertThat(cause(refused(NEXT, "id,colour", "2,blue")))
        .contains("these are gone: shade; and these are new: colour.");
    table(UPSERT, ID, "{name: colour, type: varchar(10), renamed_from: shade}");
    load(NEXT, "id,colour", "2,blue");
    assertThat(stage.query("select id, colour from shop.item order by id"))
        .containsExactly(row("1", "red"), row("2", "blue"));
  }

  @Test
  void aRenamedColumnIsLengthenedUnderTheNameThatItStillHas() {
    table(UPSERT, ID, COLOUR);
    load(DAY, "id,colour", "1,red");
    table(UPSERT, ID, RENAMED.replace("varchar(10)", "varchar(30)"));
    load(NEXT, "id,shade", "2,a colour with a long name");
    assertThat(stage.query("select id, shade from shop.item order by id"))
        .containsExactly(row("1", "red"), row("2", "a colour with a long name"));
    assertThat(stage.statements("/item/lengthen_columns"))
        .singleElement()
        .satisfies(
            statement ->
                assertThat(statement.queryString())
                    .endsWith(
                        "alter table \"shop\".\"item\" alter column \"colour\" type varchar(30)"));
  }

  @Test
  void aRenamedColumnOfAnotherTypeIsChangedByHand() {
    table(UPSERT, ID, "{name: price, type: \"decimal(8,2)\"}");
    load(DAY, "id,price", "1,1.50");
    table(UPSERT, ID, "{name: net, type: \"decimal(10,3)\", renamed_from: price}");
    Run failed = refused(NEXT, "id,net", "2,4.125");
    assertThat(cause(failed)).contains("Column net of \"shop\".\"item\" is numeric (8)");
    byHand(cause(failed), "rename column net_new to net");
    stage.redrive(failed).succeeded();
    assertThat(stage.query("select net from shop.item order by id"))
        .containsExactly(row("1.500"), row("4.125"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"upsert", "scd2"})
  void aTargetThatHasBothNamesIsLeftToAPerson(String strategy) {
    table("strategy: " + strategy, ID, COLOUR);
    load(DAY, "id,colour", "1,red");
    table("strategy: " + strategy, ID, COLOUR, SHADE);
    load(NEXT, "id,shade", "2,blue");
    table("strategy: " + strategy, ID, RENAMED);
    Run failed = refused(THIRD, "id,shade", "3,green");
    assertThat(cause(failed))
        .contains("\"shop\".\"item\" has shade and also colour, its renamed_from");
    String journal = "drop table \"stepshift\".\"journal_items__item\"";
    byHand(cause(failed), strategy.equals("scd2") ? journal : "drop column colour");
    stage.redrive(failed).succeeded();
    assertThat(stage.query("select id, shade from shop.item order by id"))
        .containsExactly(row("1", "red"), row("2", "blue"), row("3", "green"));
  }

  @Test
  void aJournalThatHasBothNamesIsMadeAnew() {
    table("strategy: scd2", ID, COLOUR);
    load(DAY, "id,colour", "1,red");
    stage.sql("alter table stepshift.journal_items__item add column shade varchar(10)");
    table("strategy: scd2", ID, RENAMED);
    Run failed = refused(NEXT, "id,shade", "1,blue");
    byHand(cause(failed), "drop table \"stepshift\".\"journal_items__item\"");
    stage.redrive(failed).succeeded();
    assertThat(stage.query("select shade from shop.item order by valid_from"))
        .containsExactly(row("red"), row("blue"));
  }

  @Test
  void aColumnThatAPersonRenamedIsNoQuestion() {
    table(UPSERT, ID, COLOUR);
    load(DAY, "id,colour", "1,red");
    stage.sql("alter table shop.item rename column colour to shade");
    table(UPSERT, ID, SHADE);
    load(NEXT, "id,shade", "2,blue");
    assertThat(stage.query("select id, shade from shop.item order by id"))
        .containsExactly(row("1", "red"), row("2", "blue"));
  }

  @Test
  void aColumnThatNeverHadAValueIsToldAtItsFirstLoadUnderWhicheverName() {
    table(UPSERT, ID, COLOUR);
    assertThat(warnings(load(DAY, "id,colour", "1,\\N")))
        .singleElement()
        .asString()
        .endsWith(": colour");
    table(UPSERT, ID, RENAMED);
    assertThat(warnings(load(NEXT, "id,shade", "2,\\N"))).isEmpty();
    table(UPSERT, ID, RENAMED, "{name: note, type: varchar(10)}");
    assertThat(warnings(load(THIRD, "id,shade,note", "3,\\N,\\N")))
        .singleElement()
        .asString()
        .contains("empty_columns")
        .endsWith(": note");
    assertThat(warnings(load(THIRD.plusDays(1), "id,shade,note", "4,\\N,\\N"))).isEmpty();
  }

  private Run load(LocalDate day, String header, String lines) {
    return run(day, header, lines).succeeded();
  }

  private Run refused(LocalDate day, String header, String lines) {
    return run(day, header, lines).failed(FAILED);
  }

  private Run run(LocalDate day, String header, String lines) {
    stage.put("items/" + day + "/1.csv", header + "\n" + lines + "\n");
    stage.deploy();
    return stage.run("items", day);
  }

  private List<String> columnsOfTarget() {
    return stage
        .query(
            "select column_name from information_schema.columns where table_schema = 'shop'"
                + " and table_name = 'item' order by ordinal_position")
        .stream()
        .map(name -> name.get(0))
        .toList();
  }

  /** Runs the statements that a cause ends with, as a person does. */
  private void byHand(String cause, String last) {
    String advice = "by hand and redrive: ";
    String statements =
        cause.substring(
            cause.indexOf(advice) + advice.length(), cause.indexOf(last) + last.length());
    for (String statement : statements.split("; ")) {
      Translation translated = new Translator().translate(statement);
      stage.sql(translated.sql());
      translated.after().forEach(stage::sql);
    }
  }

  /** The number of the statement that failed is of no matter. */
  private static String pattern() {
    return java.util.regex.Pattern.quote(UNCLEAR).replace("%d", "\\E[0-9]+\\Q");
  }

  private static List<String> warnings(Run run) {
    List<String> warnings = new ArrayList<>();
    run.output().path("warnings").forEach(warning -> warnings.add(warning.asText()));
    return warnings;
  }

  /** The cause is JSON, in which quotes are escaped. */
  private static String cause(Run failed) {
    return failed.cause().replace("\\\"", "\"");
  }

  private void table(String strategy, String... columns) {
    write(stage.home(), strategy, columns);
  }

  private void dropped(String dropped, String... columns) {
    write(stage.home(), UPSERT, "id", "\n    dropped: " + dropped, List.of(columns));
  }

  private static void write(Home home, String strategy, String... columns) {
    write(home, strategy, "id", "", List.of(columns));
  }

  private static void write(
      Home home, String strategy, String key, String dropped, List<String> columns) {
    String yaml =
        """
        pipeline: items
        schema: shop
        tables:
          - name: item
            %s
            key: %s%s
            columns:
              - %s
            source: {path: "items/{run_date}/", format: csv, ignore_header: 1}
        """;
    try {
      Files.writeString(
          home.pipelineFile("items"),
          yaml.formatted(strategy, key, dropped, String.join("\n      - ", columns)));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static List<String> row(String... values) {
    return Arrays.asList(values);
  }
}
