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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each format in each compression that COPY takes of it, from {@code pipeline.yaml} to the rows of
 * the target, by one run of one pipeline with a table for each. The files are those of {@code
 * src/test/resources/formats}, which other libraries have written than those that read them.
 */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryFormatTest {

  private static final LocalDate DATE = LocalDate.of(2026, 3, 1);

  /** How the tools that packed the files end their names. */
  private static final Map<String, String> ENDS =
      Map.of("none", "", "gzip", ".gz", "zstd", ".zst", "bzip2", ".bz2", "lzop", ".lzo");

  private static final String ITEM =
      "[{name: id, type: integer}, {name: name, type: varchar(40)},"
          + " {name: price, type: 'decimal(8,2)'}, {name: sold_on, type: date}]";

  /** As JSON has it: an object. */
  private static final String ITEM_AS_SENT =
      ITEM.replace("{name: sold_on, type: date}", "{name: sold, type: varchar(40)}");

  private static final List<String> ITEMS =
      List.of("1|Nut, \"big\" €|12.50|2024-02-29", "2|~|~|~", "3|Öl & Fett|-0.05|1890-01-02");

  private static final List<String> ITEMS_AS_SENT =
      List.of(
          "1|Nut, \"big\" €|12.50|{\"on\":\"2024-02-29\"}",
          "2|~|~|~",
          "3|Öl & Fett|-0.05|{\"on\":\"1890-01-02\"}");

  private static final String PERSON =
      "[{name: i, type: integer}, {name: l, type: bigint}, {name: f, type: real},"
          + " {name: d, type: double precision}, {name: b, type: boolean},"
          + " {name: s, type: varchar(20)}, {name: e, type: varchar(9)},"
          + " {name: millis, type: timestamp}, {name: mixed, type: varchar(3)},"
          + " {name: tags, type: varchar(30)}, {name: address, type: super}]";

  private static final List<String> PEOPLE =
      List.of(
          "-2|~|0|1e+300|f|~|BLUE|1970-01-01 00:00:00||[\"b\"]|~",
          "1|1099511627776|1.5|-0.1|t|grün | €|RED|2024-02-29 23:59:58.123|M|[\"a\", \"q\\\"\"]"
              + "|{\"zip\": 123}");

  private static final String SCALARS =
      "[{name: i2, type: smallint}, {name: i4, type: integer}, {name: i8, type: bigint},"
          + " {name: d7, type: 'decimal(7,2)'}, {name: d18, type: 'decimal(18,3)'},"
          + " {name: d38, type: 'decimal(38,6)'}, {name: f4, type: real},"
          + " {name: f8, type: double precision}, {name: b, type: boolean},"
          + " {name: day, type: date}, {name: ts, type: timestamp},"
          + " {name: tz, type: timestamptz}, {name: v, type: varchar(40)},"
          + " {name: c, type: char(3)}, {name: vb, type: varbyte(9)}]";

  /**
   * A file and the table that it is loaded into.
   *
   * @param file below {@code formats}
   * @param source as in {@code pipeline.yaml}, without its path
   * @param columns as there
   * @param rows of the target, in the order of its first column; a NULL is a tilde
   */
  private record Loaded(
      String table, String file, String source, String columns, List<String> rows) {

    FileTable inPipeline() {
      return new FileTable(table, columns, source);
    }
  }

  private static final List<Loaded> TABLES =
      Stream.of(
              texts("delimited", "items.txt", "format: delimited", ITEM, ITEMS),
              texts("csv", "items.csv", "format: csv", ITEM, ITEMS),
              texts(
                  "fixed_width",
                  "items.fixed",
                  "format: fixed_width, widths: [4, 16, 8, 10]",
                  ITEM,
                  List.of(
                      "1|Nut, \"big\" €  |12.50|2024-02-29",
                      "2|                |~|~",
                      "3|Öl & Fett      |-0.05|1890-01-02")),
              texts(
                  "json",
                  "items.json",
                  "format: json",
                  ITEM_AS_SENT,
                  // Of Name it knows nothing: names of fields are written like the columns'.
                  List.of(
                      "1|~|12.50|{\"on\":\"2024-02-29\"}",
                      "2|~|~|~",
                      "3|~|-0.05|{\"on\":\"1890-01-02\"}")),
              texts(
                  "json_any_case",
                  "items.json",
                  "format: json, json_paths: auto_ignorecase",
                  ITEM_AS_SENT,
                  ITEMS_AS_SENT),
              texts(
                  "json_paths",
                  "items.json",
                  "format: json, json_paths: formats/paths.json",
                  ITEM,
                  ITEMS),
              Stream.of("none", "gzip").map(EveryFormatTest::xml),
              Stream.of("null", "deflate", "snappy").map(EveryFormatTest::avro),
              Stream.of("none", "snappy", "gzip", "zstd", "lz4")
                  .map(kind -> columnar(kind, "parquet")),
              Stream.of("uncompressed", "snappy", "zlib", "zstd", "lz4")
                  .map(kind -> columnar(kind, "orc")))
          .flatMap(tables -> tables)
          .toList();

  private Stage stage;

  /** A format of text takes all compressions. */
  private static Stream<Loaded> texts(
      String table, String file, String source, String columns, List<String> rows) {
    return Stream.of("none", "gzip", "zstd", "bzip2", "lzop")
        .map(
            compression ->
                new Loaded(
                    table + '_' + compression,
                    file + ENDS.get(compression),
                    source + ", compression: " + compression,
                    columns,
                    rows));
  }

  private static Loaded xml(String compression) {
    return new Loaded(
        "xml_" + compression,
        "items.xml" + ENDS.get(compression),
        "format: xml, row: item, compression: " + compression,
        ITEM,
        ITEMS);
  }

  /** Packs its own blocks, and COPY's words of compression are not for it. */
  private static Loaded avro(String codec) {
    return new Loaded(
        "avro_" + codec,
        "people_" + codec + ".avro",
        "format: avro, json_paths: auto_ignorecase, time_format: epochmillisecs",
        PERSON,
        PEOPLE);
  }

  /** The same, and no other option either. */
  private static Loaded columnar(String kind, String format) {
    return new Loaded(
        format + '_' + kind,
        "scalars_" + kind + '.' + format,
        "format: " + format,
        SCALARS,
        List.of(
            "-32768|-2147483648|-9223372036854775808|-12345.67|123456789012345.678"
                + "|-99999999999999999999999999999999.999999|1.5|1e+300|t|2024-02-29"
                + "|2024-02-29 23:59:58.123456|2024-02-29 23:59:58.123456+00"
                + "|grün | \\N \t€ 𝄞|ab |\\x00ff",
            "32767|2147483647|9223372036854775807|0.05|-0.001|1.000000|-0.1|-0.1|f|1890-01-02"
                + "|1890-01-02 03:04:05S|1890-01-02 03:04:05S+00||   |\\x"
                    .replace("S", format.equals("orc") ? "" : ".678"),
            "~|~|~|~|~|~|~|~|~|~|~|~|~|~|~"));
  }

  @BeforeAll
  void loadAll(Warehouse warehouse, @TempDir Path folder) throws IOException {
    List<FileTable> tables = TABLES.stream().map(Loaded::inPipeline).toList();
    String yaml = FileTable.pipeline("formats", tables);
    stage = Stage.open(warehouse, Home.in(folder).with("formats", yaml));
    stage.reset();
    for (Loaded loaded : TABLES) {
      stage.put("formats/" + DATE + '/' + loaded.table() + "/1", FileTable.fixture(loaded.file()));
    }
    stage.put(
        "formats/paths.json",
        "{\"jsonpaths\": [\"$.id\", \"$.Name\", \"$.price\", \"$.sold.on\"]}");
    Run run = stage.run("formats", DATE).succeeded();
    assertThat(run.tables("loaded")).hasSameSizeAs(TABLES);
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @TestFactory
  Stream<DynamicTest> eachFileBecomesTheRowsOfItsTable() {
    return TABLES.stream()
        .map(
            loaded ->
                DynamicTest.dynamicTest(
                    loaded.table() + " from " + loaded.file(),
                    () ->
                        assertThat(rows(loaded.table())).containsExactlyElementsOf(loaded.rows())));
  }

  private List<String> rows(String table) {
    List<String> rows = new ArrayList<>();
    for (List<String> row : stage.query("select * from mart." + table + " order by 1")) {
      rows.add(
          row.stream().map(value -> value == null ? "~" : value).collect(Collectors.joining("|")));
    }
    return rows;
  }
}
