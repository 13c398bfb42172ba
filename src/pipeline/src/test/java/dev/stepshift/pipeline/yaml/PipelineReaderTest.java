package dev.stepshift.pipeline.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.errors.PipelineInvalid;
import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.ColumnMatching;
import dev.stepshift.pipeline.ColumnMatching.ExtraColumns;
import dev.stepshift.pipeline.ColumnMatching.Header;
import dev.stepshift.pipeline.ColumnMatching.MissingColumns;
import dev.stepshift.pipeline.CopySwitch;
import dev.stepshift.pipeline.DataConversion;
import dev.stepshift.pipeline.DataConversion.Encoding;
import dev.stepshift.pipeline.DataConversion.Texts;
import dev.stepshift.pipeline.Distribution;
import dev.stepshift.pipeline.FileFormat;
import dev.stepshift.pipeline.FileFormat.Avro;
import dev.stepshift.pipeline.FileFormat.Columnar;
import dev.stepshift.pipeline.FileFormat.Compression;
import dev.stepshift.pipeline.FileFormat.Csv;
import dev.stepshift.pipeline.FileFormat.Delimited;
import dev.stepshift.pipeline.FileFormat.FixedWidth;
import dev.stepshift.pipeline.FileFormat.Json;
import dev.stepshift.pipeline.FileFormat.JsonPaths;
import dev.stepshift.pipeline.FileFormat.Xml;
import dev.stepshift.pipeline.FileSelection.AllFiles;
import dev.stepshift.pipeline.FileSource;
import dev.stepshift.pipeline.FileSource.OnMissing;
import dev.stepshift.pipeline.Measure;
import dev.stepshift.pipeline.Merge;
import dev.stepshift.pipeline.Overlap;
import dev.stepshift.pipeline.Phases;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.RedshiftType;
import dev.stepshift.pipeline.StoredFailures;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.Table;
import dev.stepshift.pipeline.TableLayout;
import dev.stepshift.pipeline.Timeouts;
import dev.stepshift.pipeline.Validation.AcceptedValues;
import dev.stepshift.pipeline.Validation.CustomSql;
import dev.stepshift.pipeline.Validation.Measured;
import dev.stepshift.pipeline.Validation.NotNull;
import dev.stepshift.pipeline.Validation.Relationships;
import dev.stepshift.pipeline.Validation.RowCount;
import dev.stepshift.pipeline.Validation.RowCountOfLastLoad;
import dev.stepshift.pipeline.Validation.Severity;
import dev.stepshift.pipeline.Validation.Subject;
import dev.stepshift.pipeline.Validation.Unique;
import dev.stepshift.pipeline.VersionHistory;
import dev.stepshift.pipeline.VersionHistory.Deletes;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineReaderTest {

  private static final Timeouts USUAL_TIMEOUTS =
      new Timeouts(Duration.ofHours(1), Duration.ofMinutes(15), Duration.ofHours(1));

  private final PipelineReader reader = new PipelineReader();

  @Test
  void fillsInTheDefaults() throws IOException {
    Pipeline minimal = read("minimal");

    assertThat(minimal)
        .isEqualTo(
            new Pipeline(
                "shop",
                Optional.empty(),
                "shop",
                "stepshift_staging",
                8,
                Overlap.WAIT,
                List.of(
                    new Table(
                        "sales",
                        List.of(),
                        new TableLayout(
                            List.of(
                                new Column("id", RedshiftType.parse("bigint"), true),
                                new Column("state", RedshiftType.parse("char(1)"), false)),
                            Distribution.Keyless.AUTO,
                            List.of()),
                        new FileSource(
                            new AllFiles("shop/{run_date}/", Optional.empty(), 0),
                            new Delimited(
                                '|',
                                0,
                                Optional.empty(),
                                Compression.NONE,
                                DataConversion.STANDARD),
                            ColumnMatching.BY_PLACE,
                            OnMissing.FAIL),
                        Merge.of(Strategy.UPSERT, List.of("id")),
                        List.of(),
                        new StoredFailures(10, 30),
                        USUAL_TIMEOUTS)),
                Phases.none(USUAL_TIMEOUTS)));
    assertThat(minimal.tables().get(0).merge().maxDeletePercent()).isEqualByComparingTo("50");
  }

  @Test
  void keepsDefaultsOfAFormatFromOtherFormats() throws IOException {
    Pipeline pipeline = read("defaults");

    DataConversion inherited = new DataConversion(Optional.of("auto"), Optional.of("auto"), 5);
    assertThat(format(pipeline, "csv"))
        .isEqualTo(new Csv(';', '\'', 1, Optional.of("-"), Compression.GZIP, inherited));
    DataConversion stricter = new DataConversion(Optional.of("auto"), Optional.of("auto"), 1);
    assertThat(format(pipeline, "said_again"))
        .isEqualTo(new Csv(';', '\'', 1, Optional.of("-"), Compression.GZIP, stricter));
    assertThat(
            List.of(
                format(pipeline, "delimited"),
                format(pipeline, "fixed_width"),
                format(pipeline, "json"),
                format(pipeline, "avro"),
                format(pipeline, "xml")))
        .containsExactly(
            new Delimited('|', 0, Optional.empty(), Compression.NONE, DataConversion.STANDARD),
            new FixedWidth(
                List.of(10), 0, Optional.empty(), Compression.NONE, DataConversion.STANDARD),
            new Json(JsonPaths.ByName.EXACT, 0, Compression.NONE, DataConversion.STANDARD),
            new Avro(JsonPaths.ByName.EXACT, DataConversion.STANDARD),
            new Xml("item", Compression.NONE, DataConversion.STANDARD));
  }

  @Test
  void skipsNoRecordOfJsonAsAHeaderOfDefaults() throws IOException {
    Pipeline pipeline = read("defaults_of_any_format");

    assertThat(format(pipeline, "csv").headerLines()).isEqualTo(1);
    assertThat(format(pipeline, "csv").compression()).isEqualTo(Compression.GZIP);
    assertThat(format(pipeline, "json"))
        .isEqualTo(
            new Json(JsonPaths.ByName.ANY_CASE, 0, Compression.GZIP, DataConversion.STANDARD));
  }

  @Test
  void readsEachFieldAsItIsWritten() throws IOException {
    Pipeline pipeline = read("everything");

    assertThat(pipeline.stagingSchema()).isEqualTo("mart_staging");
    assertThat(pipeline.maxParallel()).isEqualTo(2);
    assertThat(pipeline.overlap()).isEqualTo(Overlap.SKIP);
    Table first = pipeline.table("on").orElseThrow();
    assertThat(first.columns())
        .containsExactly(
            new Column("no", RedshiftType.parse("integer"), true),
            new Column("yes", RedshiftType.parse("decimal(12,2)"), true));
    assertThat(first.source().selection().path()).isEqualTo("in/on/{run_date}/");
    assertThat(first.source().format())
        .isInstanceOfSatisfying(Csv.class, format -> assertThat(format.delimiter()).isEqualTo(','));
    assertThat(first.timeouts())
        .isEqualTo(
            new Timeouts(Duration.ofSeconds(90), Duration.ofMinutes(5), Duration.ofHours(1)));

    Table events = pipeline.table("events").orElseThrow();
    assertThat(events.after()).containsExactly("on");
    assertThat(events.strategy()).isEqualTo(Strategy.APPEND);
    assertThat(events.layout().distribution()).isEqualTo(new Distribution.ByKey("id"));
    assertThat(events.layout().sortKey()).containsExactly("at", "id");
    assertThat(events.source())
        .isEqualTo(
            new FileSource(
                new AllFiles("s3://other-bucket/{run_date}/", Optional.of("*.csv.zst"), 0),
                new Csv(
                    '\t',
                    '\'',
                    1,
                    Optional.of("NULL"),
                    Compression.ZSTD,
                    new DataConversion(Optional.of("auto"), Optional.of("epochsecs"), 7)),
                new ColumnMatching(Header.MATCH, MissingColumns.FAIL, ExtraColumns.FAIL),
                OnMissing.FAIL));
    assertThat(events.timeouts())
        .isEqualTo(new Timeouts(Duration.ofHours(24), Duration.ofSeconds(1), Duration.ofHours(2)));
  }

  @Test
  void readsHowTheColumnsOfFilesFindTheirs() throws IOException {
    Pipeline names = read("names");

    assertThat(names.table("people").orElseThrow().columns())
        .containsExactly(
            new Column(
                "id",
                RedshiftType.parse("bigint"),
                true,
                Optional.of("Customer ID"),
                Optional.empty()),
            new Column(
                "label",
                RedshiftType.parse("varchar(40)"),
                false,
                Optional.empty(),
                Optional.of("title")));
    assertThat(names.table("people").orElseThrow().layout().dropped())
        .containsExactly("colour", "shape");
    assertThat(matching(names, "people"))
        .isEqualTo(new ColumnMatching(Header.MATCH, MissingColumns.NULL, ExtraColumns.IGNORE));
    assertThat(matching(names, "texts"))
        .isEqualTo(new ColumnMatching(Header.MATCH, MissingColumns.NULL, ExtraColumns.FAIL));
    assertThat(matching(names, "places")).isEqualTo(ColumnMatching.BY_PLACE);
    assertThat(matching(names, "many_lines")).isEqualTo(ColumnMatching.BY_PLACE);
    assertThat(matching(names, "widths")).isEqualTo(ColumnMatching.BY_PLACE);
    assertThat(matching(names, "objects"))
        .isEqualTo(new ColumnMatching(Header.IGNORE, MissingColumns.NULL, ExtraColumns.FAIL));
    assertThat(matching(names, "parquet").byName()).isTrue();
  }

  private static ColumnMatching matching(Pipeline pipeline, String table) {
    return pipeline.table(table).orElseThrow().source().matching();
  }

  @Test
  void readsValidationsAndKeepsValuesAsText() throws IOException {
    assertThat(read("everything").table("events").orElseThrow().validations())
        .containsExactly(
            new RowCount("size", Severity.WARN, Subject.TARGET, number("1"), number("1000000")),
            new NotNull("filled_id", Severity.ERROR, Subject.STAGING, "id"),
            new NotNull("filled_at", Severity.ERROR, Subject.STAGING, "at"),
            new Unique("unique_id_at", Severity.ERROR, Subject.STAGING, List.of("id", "at")),
            new AcceptedValues(
                "accepted_values_flag",
                Severity.ERROR,
                Subject.STAGING,
                "flag",
                List.of("Y", "N", "on", "007", "1.10")),
            new Relationships(
                "relationships_id", Severity.ERROR, Subject.STAGING, "id", "on", "no"),
            new CustomSql(
                "share",
                Severity.ERROR,
                Subject.STAGING,
                "with counted as (select count(*) as n from {target})\n"
                    + "select n from counted where '{run_date}' > '2000-01-01'",
                number("-0.5"),
                number("12")));
  }

  @Test
  void readsHowManyRowsAnotherTableHas() throws IOException {
    Measure delivery = new Measure.ShareOfDelivery("parents");
    Measure share = new Measure.ShareOfTotal("parents");
    assertThat(read("measures").table("children").orElseThrow().validations())
        .contains(
            new Measured(
                "row_count_of_parents",
                Severity.ERROR,
                Subject.STAGING,
                delivery,
                number("99.5"),
                Optional.empty()),
            new RowCount("size", Severity.ERROR, Subject.TARGET, number("0"), Optional.empty()),
            new Measured(
                "size_of_parents",
                Severity.ERROR,
                Subject.TARGET,
                share,
                number("100"),
                number("700")),
            new Measured(
                "at_most_two",
                Severity.ERROR,
                Subject.STAGING,
                share,
                Optional.empty(),
                number("200")));
  }

  @Test
  void readsWhatALoadMayRemove() throws IOException {
    Pipeline pipeline = read("everything");

    Table days = pipeline.table("days").orElseThrow();
    assertThat(days.strategy()).isEqualTo(Strategy.REPLACE_PARTITION);
    assertThat(days.merge().partition()).containsExactly("at", "zone");
    assertThat(days.merge().maxDeletePercent()).isZero();
    assertThat(days.validations())
        .containsExactly(
            new RowCountOfLastLoad("row_count_of_last_load", Severity.WARN, new BigDecimal("80.5")),
            new RowCount(
                "row_count", Severity.WARN, Subject.STAGING, Optional.empty(), number("9")));
    assertThat(days.storedFailures()).isEqualTo(new StoredFailures(0, 7));
    assertThat(pipeline.table("lines").orElseThrow().strategy()).isEqualTo(Strategy.DELETE_INSERT);
    Table staff = pipeline.table("staff").orElseThrow();
    assertThat(staff.strategy()).isEqualTo(Strategy.MIRROR);
    assertThat(staff.merge().partition()).isEmpty();
    assertThat(staff.merge().maxDeletePercent()).isEqualByComparingTo("12.5");
  }

  @Test
  void readsWhatMakesAHistory() throws IOException {
    Pipeline pipeline = read("everything");

    Merge shops = pipeline.table("shops").orElseThrow().merge();
    assertThat(shops.surrogateKey()).contains("shop_sk");
    assertThat(shops.history()).isEmpty();
    Table items = pipeline.table("items").orElseThrow();
    assertThat(items.strategy()).isEqualTo(Strategy.SCD2);
    assertThat(items.merge().surrogateKey()).contains("item_sk");
    assertThat(items.merge().history())
        .contains(
            new VersionHistory(
                List.of("price"),
                Optional.of("at"),
                RedshiftType.parse("timestamptz"),
                Deletes.FLAG,
                "since",
                "until",
                "is_last",
                Optional.of("is_gone")));
    assertThat(items.merge().addedColumns())
        .extracting(Column::name)
        .containsExactly("item_sk", "since", "until", "is_last", "is_gone");
    assertThat(items.columns()).contains(new Column("at", RedshiftType.parse("timestamptz"), true));
    assertThat(items.merge().maxDeletePercent()).isEqualByComparingTo("5");
  }

  @Test
  void comparesAllColumnsFromTheRunDateOnUnlessTold() throws IOException {
    Merge brands = read("everything").table("brands").orElseThrow().merge();
    assertThat(brands.surrogateKey()).isEmpty();
    assertThat(brands.history())
        .contains(
            new VersionHistory(
                List.of("label"),
                Optional.empty(),
                RedshiftType.parse("date"),
                Deletes.IGNORE,
                "valid_from",
                "valid_to",
                "is_current",
                Optional.empty()));
  }

  @Test
  void givesEachFormatItsOwnOptions() throws IOException {
    Pipeline formats = read("formats");

    DataConversion fiveErrors = new DataConversion(Optional.empty(), Optional.empty(), 5);
    assertThat(format(formats, "by_name"))
        .isEqualTo(
            new Json(
                JsonPaths.ByName.EXACT,
                1,
                Compression.GZIP,
                new DataConversion(Optional.empty(), Optional.of("epochsecs"), 5)));
    assertThat(format(formats, "in_any_case"))
        .isEqualTo(new Json(JsonPaths.ByName.ANY_CASE, 0, Compression.LZOP, fiveErrors));
    assertThat(format(formats, "by_path"))
        .isEqualTo(
            new Json(
                new JsonPaths.InFile("paths/by_path.jsonpaths"), 0, Compression.GZIP, fiveErrors));
    assertThat(format(formats, "avro"))
        .isEqualTo(new Avro(new JsonPaths.InFile("s3://other/it's.jsonpaths"), fiveErrors));
    assertThat(format(formats, "parquet")).isEqualTo(new Columnar(Columnar.Kind.PARQUET));
    assertThat(format(formats, "orc")).isEqualTo(new Columnar(Columnar.Kind.ORC));
    assertThat(format(formats, "fixed_width"))
        .isEqualTo(
            new FixedWidth(
                List.of(10, 40),
                0,
                Optional.of("-"),
                Compression.GZIP,
                new DataConversion(Optional.of("auto"), Optional.empty(), 5)));
    assertThat(format(formats, "xml"))
        .isEqualTo(new Xml("line-item", Compression.GZIP, fiveErrors));
  }

  @Test
  void tellsEachFormatWhatItTakesOfTexts() throws IOException {
    Pipeline options = read("copy_options");

    assertThat(format(options, "delimited").conversion().switches())
        .containsExactly(CopySwitch.ESCAPE, CopySwitch.FILL_RECORD, CopySwitch.ANY_DATE);
    assertThat(format(options, "delimited").conversion().texts())
        .isEqualTo(new Texts(Encoding.ISO88591, Optional.of('^')));
    assertThat(format(options, "delimited").nullAs()).as("no character is a text too").contains("");
    assertThat(format(options, "csv").conversion().switches())
        .containsExactly(CopySwitch.EMPTY_AS_NULL, CopySwitch.TRIM_BLANKS, CopySwitch.FILL_RECORD);
    assertThat(format(options, "csv").conversion().texts())
        .isEqualTo(new Texts(Encoding.UTF16, Optional.of('^')));
    assertThat(format(options, "json").conversion().switches())
        .containsExactly(CopySwitch.TRIM_BLANKS);
    assertThat(format(options, "json").conversion().texts())
        .isEqualTo(new Texts(Encoding.UTF8, Optional.of('^')));
    assertThat(format(options, "xml").conversion().texts()).isEqualTo(Texts.STANDARD);
    assertThat(format(options, "parquet"))
        .isEqualTo(new Columnar(Columnar.Kind.PARQUET, Optional.of('^')));
  }

  private static FileFormat format(Pipeline pipeline, String table) {
    return pipeline.table(table).orElseThrow().source().format();
  }

  /** A slip of the pen may be refused or be harmless, but it never ends in another exception. */
  @ParameterizedTest
  @ValueSource(strings = {"everything", "formats", "sources", "measures", "phases", "queries"})
  void answersEachDamagedFileWithProblemsOrAPipeline(String name) throws IOException {
    List<String> lines =
        Files.readAllLines(Path.of("src/test/resources/pipelines/good/" + name + ".yaml"));
    List<String> slips =
        List.of("", "~", "[]", "{}", "[[a]]", "{a: b}", "'", "\"\"", "&a [*a]", "9999999999", "\0");
    int refused = 0;
    for (int i = 0; i < lines.size(); i++) {
      refused += damaged(lines, i, null);
      int colon = lines.get(i).indexOf(':');
      for (String slip : slips) {
        refused += damaged(lines, i, lines.get(i).substring(0, colon + 1) + " " + slip);
      }
    }

    assertThat(refused).isGreaterThan(lines.size());
  }

  private int damaged(List<String> lines, int index, String replacement) {
    List<String> changed = new ArrayList<>(lines);
    if (replacement == null) {
      changed.remove(index);
    } else {
      changed.set(index, replacement);
    }
    try {
      reader.read("damaged.yaml", String.join("\n", changed));
      return 0;
    } catch (PipelineInvalid e) {
      assertThat(e.problems())
          .isNotEmpty()
          .allMatch(text -> text.matches("(?s)damaged.yaml:\\d+: .+; .+"));
      return 1;
    }
  }

  private Pipeline read(String name) throws IOException {
    Path file = Path.of("src/test/resources/pipelines/good/" + name + ".yaml");
    return reader.read(name + ".yaml", Files.readString(file));
  }

  private static Optional<BigDecimal> number(String text) {
    return Optional.of(new BigDecimal(text));
  }
}
