package dev.stepshift.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the person who is called reads of each bad file: one run of one pipeline with a table for
 * each, all of which fail. Formats of text and JSON tell file, line, column and reason, Avro the
 * number of the record as its line; a file that cannot be read at all, and the columnar formats,
 * tell what Redshift tells of them.
 */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadFilesTest {

  private static final LocalDate DATE = LocalDate.of(2026, 3, 1);
  private static final String COLUMNS =
      "[{name: id, type: integer}, {name: name, type: varchar(5)},"
          + " {name: price, type: 'decimal(8,2)'}, {name: sold_on, type: date}]";
  private static final String TWO_COLUMNS =
      "[{name: c1, type: integer}, {name: c2, type: varchar(9)}]";

  private static final byte[] NOTHING = {};

  private static final String LOAD = "Redshift.LoadFailed: Query #18 failed with ERROR: ";
  private static final String LOAD_OF =
      LOAD
          + "Load into table 'bad__{table}' failed.  Check 'sys_load_error_detail' system table for"
          + " details.";
  private static final String INVALID = "dev.stepshift.errors.SourceInvalid: ";
  private static final String SCAN = LOAD + "Spectrum Scan Error\n";
  private static final String NUMBER =
      line("price", "Invalid digit, Value 'x', Pos 2, Type: Decimal");
  private static final String DAY = line("sold_on", "Invalid Date Format [YYYY-MM-DD]");
  private static final String UTF8 =
      line(
          "name",
          "String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex sequence: e9"
              + " (error 4)");
  private static final String NO_ROWS =
      "/validate_staging failed: row_count observed 0, allowed is at least 1.";

  /**
   * A table and its one file.
   *
   * @param source as in {@code pipeline.yaml}
   * @param file not there when empty
   * @param told parts of the message; {@code {table}} is its name, {@code {file}} the file's
   *     address and {@code {https}} the one that Redshift Spectrum gives it
   */
  private record Bad(
      String table, String source, String columns, Optional<byte[]> file, List<String> told) {

    String key() {
      return "bad/" + DATE + '/' + table + "/1";
    }

    FileTable inPipeline() {
      return new FileTable(table, columns, source);
    }

    List<String> message() {
      return told.stream()
          .map(part -> part.replace("{table}", table))
          .map(part -> part.replace("{file}", "s3://stepshift-data/" + key()))
          .map(
              part ->
                  part.replace(
                      "{https}", "https://s3.us-east-1.amazonaws.com/stepshift-data/" + key()))
          .toList();
    }
  }

  private static final List<Bad> TABLES =
      Stream.of(
              texts("delimited", "format: delimited", "1|Nut|1.50|2024-02-29"),
              texts("csv", "format: csv", "1,Nut,1.50,2024-02-29"),
              texts(
                  "fixed_width",
                  "format: fixed_width, widths: [1, 3, 4, 10]",
                  "1Nut1.502024-02-29"),
              json(),
              columnar(
                  "parquet",
                  "it is not a Parquet file. ",
                  "File '{https}' has an incompatible Parquet schema for column '{file}.c1'. Column"
                      + " type: INT, Parquet schema:\noptional byte_array c1"),
              columnar(
                  "orc",
                  "it is not an ORC file. ",
                  "File '{https}': declared column type INT for column c1 incompatible with ORC file"
                      + " column type string"),
              Stream.of(
                  table(
                      "parquet_utf8",
                      "format: parquet",
                      TWO_COLUMNS,
                      FileTable.fixture("invalid_utf8.parquet"),
                      SCAN,
                      "String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex"
                          + " sequence: a4 (error 3), Column: c2, File name: {https}")),
              others())
          .flatMap(tables -> tables)
          .toList();

  private static Stream<Bad> texts(String format, String source, String good) {
    String day = "2024-02-29";
    String few = good.substring(0, good.length() - day.length()).replaceAll("[|,]$", "");
    String many = good + good.replaceAll("1([|,]?)Nut.*", "$1x");
    return Stream.of(
        text(format + "_few", source, good, few, line("price", "Delimiter not found")),
        text(format + "_many", source, good, many, line("sold_on", "Extra column(s) found")),
        text(format + "_number", source, good, good.replace("1.50", "1.x0"), NUMBER),
        text(format + "_date", source, good, good.replace("-02-", "-13-"), DAY),
        text(format + "_utf8", source, good, good.replace("Nut", "N\u00e9t"), UTF8),
        packed(format, source, "items.csv.gz"),
        table(format + "_empty", source, COLUMNS, NOTHING, NO_ROWS));
  }

  private static Stream<Bad> json() {
    String source = "format: json";
    String good = "{\"id\": 1, \"name\": \"Nut\", \"price\": 1.50, \"sold_on\": \"2024-02-29\"}";
    return Stream.of(
        text(
            "json_type",
            source,
            good,
            good.replace("1,", "{\"a\": 1},"),
            line("id", "Invalid digit, Value '{', Pos 0, Type: Integer")),
        text("json_number", source, good, good.replace("1.50", "\"1.x0\""), NUMBER),
        text("json_date", source, good, good.replace("-02-", "-13-"), DAY),
        text(
            "json_comma",
            source,
            good,
            good.replace(": 1,", ": 1"),
            line("id", "Invalid JSON: Unexpected character ('\"' (code 34))")),
        text("json_utf8", source, good, good.replace("Nut", "N\u00e9t"), UTF8),
        packed("json", source, "items.json.gz"),
        table("json_empty", source, COLUMNS, NOTHING, NO_ROWS),
        text(
            "json_paths",
            source + ", json_paths: bad/none.json",
            good,
            "",
            LOAD
                + "S3ServiceException:The specified key does not exist.,Status 404,Error NoSuchKey,"
                + "File s3://stepshift-data/bad/none.json | "));
  }

  private static Stream<Bad> others() {
    String xml = "format: xml, row: item";
    String avro = "format: avro";
    String gone = "s3://stepshift-data/bad/gone.csv";
    return Stream.of(
        // The line is the number of the row: COPY sees the file that it was converted to.
        table(
            "xml_number",
            xml,
            COLUMNS,
            "<items><item id='1'/>\n\n<item id='x'/></items>".getBytes(StandardCharsets.UTF_8),
            LOAD_OF + " s3://stepshift-data/stepshift/converted/bad/xml_number/",
            "/0.json.gz, line 2, column id: Invalid digit, Value 'x', Pos 0, Type: Integer | "),
        table(
            "xml_tag",
            xml,
            COLUMNS,
            "<items>\n<item>\n</items>".getBytes(StandardCharsets.UTF_8),
            "dev.stepshift.errors.SourceInvalid: {file}, line 3, column 7: Unexpected close tag </items>"),
        table(
            "xml_empty",
            xml,
            COLUMNS,
            NOTHING,
            "dev.stepshift.errors.SourceInvalid: {file}, line 1, "),
        table(
            "avro_type",
            avro,
            "[{name: i, type: integer}, {name: b, type: integer}]",
            FileTable.fixture("people_null.avro"),
            LOAD_OF + " {file}, line 1, column b: Invalid digit, Value 't', Pos 0, Type: Integer"),
        table(
            "avro_cut",
            avro,
            COLUMNS,
            half("people_null.avro"),
            INVALID + "The columns of {file} cannot be read: it ends within its header. "),
        table(
            "avro_empty",
            avro,
            COLUMNS,
            NOTHING,
            LOAD + "File {file} cannot be read as an Avro file: Not an Avro data file."),
        new Bad(
            "missing",
            "format: csv, files: '*.csv'",
            COLUMNS,
            Optional.empty(),
            List.of(
                "dev.stepshift.errors.NoSourceFiles: There is no file at"
                    + " s3://stepshift-data/bad/2026-03-01/missing/*.csv for table missing.")),
        new Bad(
            "missing_entry",
            "format: csv, manifest: bad/manifest.json",
            COLUMNS,
            Optional.empty(),
            List.of("dev.stepshift.errors.NoSourceFiles: There is no file at " + gone)));
  }

  private static Stream<Bad> columnar(String format, String cut, String schema) {
    String source = "format: " + format;
    return Stream.of(
        table(
            format + "_schema",
            source,
            TWO_COLUMNS,
            FileTable.fixture("text_for_int." + format),
            SCAN,
            schema),
        table(
            format + "_few",
            source,
            COLUMNS,
            FileTable.fixture("small." + format),
            INVALID + "{file} has none of the table's columns, but c1, c2; fix the file"),
        table(
            format + "_few_by_place",
            source + ", header: ignore",
            COLUMNS,
            FileTable.fixture("small." + format),
            SCAN,
            "Unmatched number of columns between table and file. Table columns: 4, Data columns: 2,"
                + " File name: {https}"),
        table(
            format + "_cut",
            source,
            TWO_COLUMNS,
            half("small." + format),
            INVALID + "The columns of {file} cannot be read: " + cut),
        table(
            format + "_empty",
            source,
            TWO_COLUMNS,
            NOTHING,
            SCAN,
            "File '{https}' is too short to be a"));
  }

  /** A file of which half has come. */
  private static Bad packed(String format, String source, String fixture) {
    return table(
        format + "_gzip",
        source + ", compression: gzip",
        COLUMNS,
        half(fixture),
        LOAD + "File {file} cannot be read as GZIP: Unexpected end of ZLIB input stream | ");
  }

  private static String line(String column, String reason) {
    return LOAD_OF + " {file}, line 2, column " + column + ": " + reason;
  }

  /** A good line and a bad one, in Latin-1: what is not ASCII is not UTF-8. */
  private static Bad text(String table, String source, String good, String bad, String... told) {
    return table(
        table,
        source,
        COLUMNS,
        (good + '\n' + bad + '\n').getBytes(StandardCharsets.ISO_8859_1),
        told);
  }

  private static Bad table(
      String table, String source, String columns, byte[] file, String... told) {
    return new Bad(table, source, columns, Optional.of(file), List.of(told));
  }

  private static byte[] half(String fixture) {
    byte[] whole = FileTable.fixture(fixture);
    return Arrays.copyOf(whole, whole.length / 2);
  }

  private Stage stage;
  private String message;

  @BeforeAll
  void loadAll(Warehouse warehouse, @TempDir Path folder) throws IOException {
    List<FileTable> tables = TABLES.stream().map(Bad::inPipeline).toList();
    String yaml = FileTable.pipeline("bad", tables);
    stage = Stage.open(warehouse, Home.in(folder).with("bad", yaml));
    stage.reset();
    for (Bad bad : TABLES) {
      bad.file().ifPresent(file -> stage.put(bad.key(), file));
    }
    stage.put(
        "bad/manifest.json",
        "{\"entries\": [{\"url\": \"s3://stepshift-data/bad/gone.csv\", \"mandatory\": true}]}");
    Run run = stage.run("bad", DATE).failed("dev.stepshift.errors.TablesFailed");
    message = new ObjectMapper().readTree(run.cause()).path("errorMessage").asText();
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @TestFactory
  Stream<DynamicTest> eachBadFileIsToldOfAndLoadsNothing() {
    return TABLES.stream()
        .map(
            bad ->
                DynamicTest.dynamicTest(
                    bad.table(),
                    () -> {
                      assertThat(messageOf(bad.table())).contains(bad.message());
                      assertThat(rows(bad.table())).isZero();
                    }));
  }

  /** What stands between the table's name and the next one's. */
  private String messageOf(String table) {
    int begin = message.indexOf('\n' + table + ": ");
    assertThat(begin).as(message).isPositive();
    int end =
        TABLES.stream()
            .mapToInt(other -> message.indexOf('\n' + other.table() + ": ", begin + 1))
            .filter(at -> at > 0)
            .min()
            .orElse(message.length());
    return message.substring(begin, end);
  }

  private long rows(String table) {
    return stage.hasTable("mart." + table) ? stage.count("mart." + table) : 0;
  }
}
