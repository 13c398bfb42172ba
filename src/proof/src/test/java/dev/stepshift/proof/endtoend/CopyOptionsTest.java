package dev.stepshift.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.proof.stage.StateTable;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Texts as other systems write them: an option of COPY makes each loadable, or right. */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopyOptionsTest {

  private static final LocalDate DATE = LocalDate.of(2026, 3, 1);
  private static final String TWO = "{name: id, type: bigint}, {name: v, type: varchar(20)}";
  private static final String THREE = TWO + ", {name: w, type: varchar(20)}";

  /**
   * A table with one file.
   *
   * @param source what is said with and without the options
   * @param without what becomes of it without the options: the rows, or the words of a failure
   */
  private record Text(
      String table,
      String columns,
      String source,
      String options,
      byte[] file,
      List<String> rows,
      String without) {

    Text(
        String table,
        String columns,
        String source,
        String options,
        String file,
        List<String> rows,
        String without) {
      this(table, columns, source, options, file.getBytes(StandardCharsets.UTF_8), rows, without);
    }

    String yaml(boolean withOptions) {
      return "  - {name: %s, strategy: replace, columns: [%s], source: {%s%s}}\n"
          .formatted(table, columns, source, withOptions ? ", " + options : "");
    }

    boolean failsWithout() {
      return !without.startsWith("1|");
    }
  }

  private static final List<Text> TEXTS =
      List.of(
          new Text(
              "latin",
              TWO,
              "format: csv",
              "encoding: iso88591",
              "1,Mül\n".getBytes(StandardCharsets.ISO_8859_1),
              List.of("1|Mül"),
              "invalid or unsupported UTF8"),
          new Text(
              "latin_header",
              "{name: id, type: bigint}, {name: v, type: varchar(20), from: Größe, not_null: true}",
              "format: csv, ignore_header: 1",
              "encoding: iso88591",
              "Größe,id\nMül,1\n".getBytes(StandardCharsets.ISO_8859_1),
              List.of("1|Mül"),
              "lacks Größe"),
          new Text(
              "utf16",
              TWO,
              "delimiter: \";\", ignore_header: 1",
              "encoding: utf16",
              utf16("v;id\r\nMül;1\r\n"),
              List.of("1|Mül"),
              "it begins as UTF-16 does; write encoding: utf16"),
          new Text(
              "invalid",
              TWO,
              "format: csv",
              "invalid_characters: \"?\"",
              "1,Mül\n".getBytes(StandardCharsets.ISO_8859_1),
              List.of("1|M?l"),
              "invalid or unsupported UTF8"),
          new Text(
              "ragged",
              THREE,
              "format: csv",
              "fill_record: true",
              "1,a\n2,b,c\n",
              List.of("1|a|", "2|b|c"),
              "Delimiter not found"),
          new Text(
              "ragged_by_name",
              THREE,
              "format: csv, ignore_header: 1",
              "fill_record: true, empty_as_null: true",
              "id,v,extra,w\n1,a\n2,b,x,c\n",
              List.of("1|a|null", "2|b|c"),
              "Delimiter not found"),
          new Text(
              "blank",
              TWO,
              "format: csv, ignore_header: 1",
              "ignore_blank_lines: true",
              "v,id\n\na,1\n\nb,2\n\n",
              List.of("1|a", "2|b"),
              "Delimiter not found"),
          new Text(
              "backslash",
              TWO,
              "delimiter: \",\"",
              "escape: true, remove_quotes: true",
              "1,\"a \\\"q\\\" b\"\n2,x\\,y\\\\\n3,'two\\\nlines'\n",
              List.of("1|a \"q\" b", "2|x,y\\", "3|two\nlines"),
              "Extra column"),
          new Text(
              "backslash_by_name",
              "{name: id, type: bigint}, {name: v, type: varchar(20), from: \"a,b\"}",
              "delimiter: \",\", ignore_header: 1",
              "escape: true, remove_quotes: true",
              "a\\,b,\"id\"\n'x,y',1\n",
              List.of("1|x,y"),
              "1|null"),
          new Text(
              "not_a_date",
              "{name: id, type: bigint}, {name: v, type: date}, {name: w, type: timestamp}",
              "format: csv",
              "any_date: true",
              "1,00/00/00,x\n2,2026-02-28,2026-02-28 10:00:00\n",
              List.of("1|null|null", "2|2026-02-28|2026-02-28 10:00:00"),
              "Invalid Date Format"),
          new Text(
              "null_as_nothing",
              TWO,
              "format: csv",
              "null_as: \"\"",
              "1,\n2,x\n",
              List.of("1|null", "2|x"),
              "1|,2|x"),
          new Text(
              "empty",
              THREE,
              "format: csv",
              "empty_as_null: true, blanks_as_null: true, trim_blanks: true",
              "1,,  \n2,x  ,  y\n",
              List.of("1|null|null", "2|x|  y"),
              "1||  ,2|x  |  y"),
          new Text(
              "objects",
              THREE,
              "format: json",
              "empty_as_null: true, blanks_as_null: true, trim_blanks: true",
              "{\"id\": 1, \"v\": \"\", \"w\": \" \"}{\"id\": 2, \"v\": \"x \", \"w\": \"y\"}",
              List.of("1|null|null", "2|x|y"),
              "1|| ,2|x |y"),
          new Text(
              "cut_by_place",
              "{name: id, type: bigint}, {name: v, type: varchar(3)}, {name: c, type: char(2)}",
              "format: csv",
              "truncate_columns: true",
              "1,abcd,xyz\n2,ééé,x\n3,€€,x  \n4,abc,xy\n5,abcdefghijkl,\n6,\uD83D\uDE00a,x\n",
              List.of("1|abc|xy", "2|é|x ", "3|€|x ", "4|abc|xy", "5|abc|  ", "6||x "),
              "String length exceeds DDL length"),
          new Text(
              "cut_by_name",
              "{name: id, type: bigint}, {name: v, type: varchar(3)}",
              "format: csv, ignore_header: 1",
              "truncate_columns: true",
              "v,more,id\nabcd,longer,1\nx,y,2\n",
              List.of("1|abc", "2|x"),
              "String length exceeds DDL length"),
          new Text(
              "cut_by_nobody",
              "{name: id, type: bigint}, {name: v, type: varchar(9)}",
              "format: csv",
              "truncate_columns: true",
              "1,x\n",
              List.of("1|x"),
              "1|x"),
          new Text(
              "cut_unseen",
              "{name: id, type: bigint}, {name: v, type: varchar(max)}",
              "format: csv",
              "truncate_columns: true",
              "1,x\n",
              List.of("1|x"),
              "1|x"),
          new Text(
              "control",
              TWO,
              "delimiter: \"\\x01\"",
              "fill_record: true",
              "1\u0001x\r\n2\r\n",
              List.of("1|x", "2|"),
              "Delimiter not found"),
          new Text(
              "tabs",
              TWO,
              "delimiter: \"\\t\"",
              "fill_record: true",
              "1\tx\n2\n",
              List.of("1|x", "2|"),
              "Delimiter not found"));

  private Stage stage;
  private Home home;

  @BeforeAll
  void open(Warehouse warehouse, @TempDir Path folder) throws IOException {
    home = Home.in(folder).with("texts", yaml(true)).with("plain_texts", yaml(false));
    stage = Stage.open(warehouse, home);
    stage.reset();
    stage.sql("drop schema if exists texts cascade; drop schema if exists plain_texts cascade");
    for (Text text : TEXTS) {
      stage.put("texts/" + DATE + "/" + text.table() + "/1", text.file());
    }
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @Test
  void anOptionLoadsWhatIsWrittenAnotherWay() {
    Run run = stage.run("texts", DATE).succeeded();

    String cut = "cut_texts: texts were longer than their column, and truncate_columns cut them: ";
    assertThat(warnings(run, "cut_by_place")).isEqualTo(cut + "v: 5, c: 1");
    assertThat(warnings(run, "cut_by_name")).contains(cut + "v: 1");
    assertThat(warnings(run, "cut_by_nobody")).as("nothing was cut").isEmpty();
    assertThat(warnings(run, "cut_unseen"))
        .isEqualTo(
            "Texts that are longer than their column are cut, as truncate_columns says, and nobody"
                + " counts those of v.");
    for (Text text : TEXTS) {
      assertThat(rows("texts", text)).as(text.table()).isEqualTo(text.rows());
    }
  }

  @Test
  void withoutItsOptionATextFailsOrIsAnotherOne() {
    Run run = stage.run("plain_texts", DATE).failed("dev.stepshift.errors.TablesFailed");

    assertThat(run.cause())
        .contains(
            "%d of %d tables failed"
                .formatted(TEXTS.stream().filter(Text::failsWithout).count(), TEXTS.size()));
    for (Text text : TEXTS) {
      if (text.failsWithout()) {
        assertThat(stage.children("plain_texts", text.table()))
            .as(text.table())
            .singleElement()
            .satisfies(child -> assertThat(child.cause()).contains(text.without()));
      } else {
        assertThat(rows("plain_texts", text))
            .as(text.table())
            .isEqualTo(Arrays.asList(text.without().split(",", -1)));
      }
    }
  }

  private String warnings(Run run, String table) {
    return new StateTable(stage.dynamoDb(), "texts")
        .items("LOAD#" + run.name() + "#" + table).values().stream()
            .map(load -> load.getOrDefault("warnings", ""))
            .collect(Collectors.joining());
  }

  private static String yaml(boolean withOptions) {
    String name = withOptions ? "texts" : "plain_texts";
    return """
        pipeline: %1$s
        schema: %1$s
        defaults: {source: {path: "texts/{run_date}/{table}/"}}
        tables:
        %2$s\
        """
        .formatted(
            name, TEXTS.stream().map(text -> text.yaml(withOptions)).collect(Collectors.joining()));
  }

  private List<String> rows(String schema, Text text) {
    return stage.query("select * from " + schema + "." + text.table() + " order by id").stream()
        .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining("|")))
        .toList();
  }

  private static byte[] utf16(String text) {
    return ("\uFEFF" + text).getBytes(Charset.forName("UTF-16LE"));
  }
}
