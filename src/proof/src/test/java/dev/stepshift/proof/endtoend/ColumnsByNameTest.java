package dev.stepshift.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files whose columns are not those of the table, in its order: right rows, and a warning where
 * something is left out or filled up; or an error that names file and column, and no rows.
 */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ColumnsByNameTest {

  private static final LocalDate DATE = LocalDate.of(2026, 3, 1);
  private static final String CSV = "format: csv, ignore_header: 1";
  private static final String PIPES = "format: delimited, ignore_header: 1";
  private static final String PERSON =
      "[{name: id, type: bigint, not_null: true}, {name: first_name, type: varchar(20)},"
          + " {name: last_name, type: varchar(20)}]";
  private static final List<String> CURIE = List.of("1|Marie|Curie");
  private static final String NO_WARNING = "";

  /**
   * A table and its files.
   *
   * @param told a part of its one warning, empty for none; or of its error
   * @param rows of the target, in the order of its first column; a NULL is a tilde
   */
  private record Case(
      String table,
      String source,
      String columns,
      List<byte[]> files,
      String told,
      List<String> rows) {

    FileTable inPipeline() {
      return new FileTable(table, columns, source);
    }
  }

  private static final List<Case> LOADED =
      List.of(
          text(
              "other_order",
              CSV,
              PERSON,
              NO_WARNING,
              CURIE,
              "id,last_name,first_name\n1,Curie,Marie\n"),
          packed("packed", CSV, PERSON, CURIE, "last_name,first_name,id\nCurie,Marie,1\n"),
          text(
              "pipes",
              PIPES,
              PERSON,
              NO_WARNING,
              CURIE,
              "last_name|first_name|id|\nCurie|Marie|1|\n"),
          text(
              "as_people_write",
              CSV,
              PERSON,
              NO_WARNING,
              CURIE,
              "\uFEFF\"Last_Name\", FIRST_NAME ,Id\r\nCurie,Marie,1\r\n"),
          text(
              "quoted_pipes",
              PIPES,
              PERSON,
              NO_WARNING,
              CURIE,
              "\"last_name\"|\"first_name\"|\"id\"\nCurie|Marie|1"),
          text(
              "missing",
              CSV,
              PERSON,
              "NULL in their rows: first_name (",
              List.of("1|~|Curie"),
              "last_name,id\nCurie,1\n"),
          text(
              "extra",
              CSV,
              PERSON,
              "left out: Born, on (s3://stepshift-data/",
              CURIE,
              "\"Born, on\",last_name,id,first_name\n\"7 November\n1867\",Curie,1,Marie\n"),
          text(
              "nameless",
              CSV,
              PERSON,
              "left out: a column without a name (",
              CURIE,
              ",id,first_name,last_name\n0,1,Marie,Curie\n"),
          text(
              "renamed",
              CSV,
              PERSON
                  .replace("varchar(20)}]", "varchar(20), renamed_from: surname}]")
                  .replace("name: id, type: bigint", "name: id, type: bigint, from: 'Person No.'"),
              NO_WARNING,
              List.of("1|Marie|Curie", "2|Lise|Meitner", "3|Emmy|Noether"),
              "first_name,Surname,person no.\nMarie,Curie,1\n",
              "Person No.,first_name,last_name\n2,Lise,Meitner\n",
              "id,first_name,last_name\n3,Emmy,Noether\n"),
          text(
              "many_layouts",
              CSV,
              PERSON,
              "left out: born (2 files such as s3://stepshift-data/",
              List.of(
                  "1|Marie|Curie",
                  "2|Lise|Meitner",
                  "3|Emmy|Noether",
                  "4|Ada|Lovelace",
                  "5|Mary|~"),
              "id,first_name,last_name\n1,Marie,Curie\n",
              "id,last_name,first_name\n2,Meitner,Lise\n",
              "id,first_name,born,last_name\n3,Emmy,1882,Noether\n",
              "id,first_name,last_name,born\n4,Ada,Lovelace,1815\n5,Mary,\\N,1780\n"),
          text(
              "nothing_in_some",
              CSV,
              PERSON,
              NO_WARNING,
              CURIE,
              "",
              "last_name,first_name,id\n",
              "last_name,first_name,id\nCurie,Marie,1"),
          text(
              "long_header",
              CSV,
              PERSON,
              "left out: x",
              CURIE,
              "id,last_name," + "x".repeat(90_000) + ",first_name\n1,Curie,?,Marie\n"),
          text(
              "two_line_header",
              CSV,
              PERSON,
              "left out: no\ntes",
              CURIE,
              "id,last_name,\"no\ntes\",first_name\n1,Curie,?,Marie\n"),
          text(
              "by_place",
              CSV + ", header: ignore",
              PERSON,
              "Columns are taken by their place",
              List.of("1|Curie|Marie"),
              "id,last_name,first_name\n1,Curie,Marie\n"),
          fixture(
              "parquet",
              "scalars_snappy.parquet",
              "[{name: word, type: varchar(40), from: V}, {name: i4, type: integer},"
                  + " {name: note, type: varchar(9)}, {name: d7, type: 'decimal(7,2)'}]",
              "note (s3://",
              List.of(
                  "|2147483647|~|0.05", "grün | \\N \t€ 𝄞|-2147483648|~|-12345.67", "~|~|~|~")),
          fixture(
              "orc",
              "scalars_zlib.orc",
              "[{name: word, type: varchar(40), from: V}, {name: i4, type: integer},"
                  + " {name: note, type: varchar(9)}, {name: d7, type: 'decimal(7,2)'}]",
              "note (s3://",
              List.of(
                  "|2147483647|~|0.05", "grün | \\N \t€ 𝄞|-2147483648|~|-12345.67", "~|~|~|~")),
          fixture(
              "parquet_nested",
              "nested.parquet",
              "[{name: id, type: integer}]",
              "left out: ",
              List.of("1", "2", "3")),
          fixture(
              "avro",
              "people_snappy.avro",
              "[{name: word, type: varchar(20), from: s}, {name: mixed, type: varchar(3)},"
                  + " {name: i, type: integer}, {name: note, type: varchar(3)}]",
              "note (s3://",
              List.of("grün | €|M|1|~", "~||-2|~")),
          text(
              "json",
              "format: json",
              "[{name: id, type: bigint, from: Person No.}, {name: last_name, type: varchar(20), renamed_from: surname}]",
              "only the head of each file was read): born (s3://",
              List.of("1|Curie", "2|Meitner"),
              "{\"Person No.\": 1, \"surname\": \"Curie\"}",
              "{\"born\": 1878, \"last_name\": \"Meitner\", \"Person No.\": 2}"));

  private static final List<Case> REFUSED =
      List.of(
          refused(
              "missing_key",
              CSV,
              "{file} lacks id, but has first_name, last_name; ",
              "first_name,last_name\nMarie,Curie\n"),
          refused(
              "missing_any",
              CSV + ", missing_columns: fail",
              "{file} lacks last_name, but has id, first_name; ",
              "id,first_name\n1,Marie\n"),
          refused(
              "extra_any",
              CSV + ", extra_columns: fail",
              "{file} has columns that the table lacks: born; ",
              "id,first_name,last_name,born\n1,Marie,Curie,1867\n"),
          refused(
              "twice",
              CSV,
              "{file} has the column  ID twice; ".replace("  ", " "),
              "id,first_name,last_name, ID\n1,Marie,Curie,2\n"),
          refused(
              "unknown",
              CSV,
              "{file} has none of the table's columns, but 1, Marie, Curie; ",
              "1,Marie,Curie\n2,Lise,Meitner\n"),
          refused(
              "packed_otherwise",
              CSV + ", compression: gzip",
              "The columns of {file} cannot be read: ",
              "id,first_name,last_name\n1,Marie,Curie\n"),
          refused(
              "no_parquet",
              "format: parquet",
              "The columns of {file} cannot be read: it is not a Parquet file. ",
              "id,first_name,last_name\n1,Marie,Curie\n"),
          refused(
              "json_unknown",
              "format: json",
              "{file} has none of the table's columns, but ID, Name; ",
              "{\"ID\": 1, \"Name\": 2}"),
          refused(
              "json_extra",
              "format: json, extra_columns: fail",
              "{file} has columns that the table lacks: born; ",
              "{\"id\": 1, \"born\": 2}"));

  private static Case text(
      String table,
      String source,
      String columns,
      String told,
      List<String> rows,
      String... files) {
    return new Case(
        table,
        source,
        columns,
        Stream.of(files).map(file -> file.getBytes(StandardCharsets.UTF_8)).toList(),
        told,
        rows);
  }

  private static Case packed(
      String table, String source, String columns, List<String> rows, String file) {
    return new Case(
        table, source + ", compression: gzip", columns, List.of(gzip(file)), NO_WARNING, rows);
  }

  private static Case fixture(
      String table, String file, String columns, String told, List<String> rows) {
    String format = file.substring(file.lastIndexOf('.') + 1);
    return new Case(
        table, "format: " + format, columns, List.of(FileTable.fixture(file)), told, rows);
  }

  private static Case refused(String table, String source, String told, String file) {
    return text(table, source, PERSON, told, List.of(), file);
  }

  private Stage stage;
  private Run loaded;
  private String message;

  @BeforeAll
  void loadAll(Warehouse warehouse, @TempDir Path folder) throws IOException {
    Home home =
        Home.in(folder)
            .with("named", pipeline("named", LOADED))
            .with("odd", pipeline("odd", REFUSED));
    stage = Stage.open(warehouse, home);
    stage.reset();
    deliver("named", LOADED);
    deliver("odd", REFUSED);
    loaded = stage.run("named", DATE).succeeded();
    Run failed = stage.run("odd", DATE).failed("dev.stepshift.errors.TablesFailed");
    message = new ObjectMapper().readTree(failed.cause()).path("errorMessage").asText();
  }

  private static String pipeline(String name, List<Case> cases) {
    return FileTable.pipeline(name, cases.stream().map(Case::inPipeline).toList());
  }

  private void deliver(String pipeline, List<Case> cases) {
    for (Case one : cases) {
      for (int i = 0; i < one.files().size(); i++) {
        stage.put(key(pipeline, one, i), one.files().get(i));
      }
    }
  }

  private static String key(String pipeline, Case one, int number) {
    return pipeline + '/' + DATE + '/' + one.table() + '/' + number;
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @TestFactory
  Stream<DynamicTest> eachValueComesIntoTheColumnOfItsName() {
    return LOADED.stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.table(),
                    () -> assertThat(rows(one.table())).containsExactlyElementsOf(one.rows())));
  }

  @TestFactory
  Stream<DynamicTest> whatIsLeftOutOrFilledUpIsTold() {
    return LOADED.stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.table(),
                    () -> {
                      JsonNode output = child(one.table()).output();
                      assertThat(output.get("rows").asInt()).isEqualTo(one.rows().size());
                      assertThat(output.get("warnings").isEmpty()).isEqualTo(one.told().isEmpty());
                      assertThat(output.get("warnings").toString().replace("\\n", "\n"))
                          .contains(one.told());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> whatCannotBeRightIsToldOfAndLoadsNothing() {
    return REFUSED.stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.table(),
                    () -> {
                      assertThat(message)
                          .contains(
                              one.table()
                                  + ": dev.stepshift.errors.SourceInvalid: "
                                  + one.told()
                                      .replace(
                                          "{file}", "s3://stepshift-data/" + key("odd", one, 0)));
                      assertThat(stage.hasTable("mart." + one.table())).isFalse();
                    }));
  }

  private Run child(String table) {
    return stage.children("named", table).get(0);
  }

  private List<String> rows(String table) {
    List<String> rows = new ArrayList<>();
    for (List<String> row : stage.query("select * from mart." + table + " order by 1")) {
      rows.add(
          row.stream().map(value -> value == null ? "~" : value).collect(Collectors.joining("|")));
    }
    return rows;
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }
}
