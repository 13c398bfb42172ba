package dev.stepshift.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stepshift.pipeline.DataConversion.Encoding;
import dev.stepshift.pipeline.DataConversion.Texts;
import dev.stepshift.pipeline.Distribution.ByKey;
import dev.stepshift.pipeline.FileFormat.Compression;
import dev.stepshift.pipeline.FileFormat.Csv;
import dev.stepshift.pipeline.FileFormat.Delimited;
import dev.stepshift.pipeline.FileFormat.FixedWidth;
import dev.stepshift.pipeline.FileFormat.Json;
import dev.stepshift.pipeline.FileFormat.JsonPaths;
import dev.stepshift.pipeline.FileFormat.Xml;
import dev.stepshift.pipeline.FileSelection.AllFiles;
import dev.stepshift.pipeline.FileSelection.ManifestFiles;
import dev.stepshift.pipeline.FileSelection.NewFiles;
import dev.stepshift.pipeline.RedshiftType.Kind;
import dev.stepshift.pipeline.Validation.AcceptedValues;
import dev.stepshift.pipeline.Validation.CustomSql;
import dev.stepshift.pipeline.Validation.RowCount;
import dev.stepshift.pipeline.Validation.RowCountOfLastLoad;
import dev.stepshift.pipeline.Validation.Severity;
import dev.stepshift.pipeline.Validation.Subject;
import dev.stepshift.pipeline.Validation.Unique;
import dev.stepshift.pipeline.VersionHistory.Deletes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordChecksTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Timeouts TIMEOUTS = new Timeouts(MINUTE, MINUTE, MINUTE);
  private static final RedshiftType BIGINT = RedshiftType.of(Kind.BIGINT);
  private static final List<Column> COLUMNS = List.of(new Column("id", BIGINT, true));

  static Stream<Arguments> impossible() {
    return Stream.of(
        refused("distribution.key is empty", () -> new ByKey("")),
        refused("column '' needs a name and a type", () -> new Column("", BIGINT, false)),
        refused("'' is not a type; write one such as varchar(40)", () -> RedshiftType.parse(" ")),
        refused("'varchar' needs a length or a precision", () -> RedshiftType.of(Kind.VARCHAR)),
        refused("source.path is empty", () -> new AllFiles("", Optional.empty(), 0)),
        refused("source.path is empty", () -> new ManifestFiles(" ")),
        refused("source.look_back is 367", () -> new NewFiles("in/", Optional.empty(), 367)),
        refused("source.delimiter is 'é'", () -> delimited('é', 0)),
        refused("source.delimiter is what escape escapes with", () -> escaped('\\')),
        refused(
            "source.invalid_characters is no ASCII character",
            () -> new Texts(Encoding.UTF8, Optional.of('é'))),
        refused("source.ignore_header is negative", () -> delimited('|', -1)),
        refused("source.quote is the delimiter too", () -> csv('"', '"')),
        refused("source.quote is '\n'", () -> csv(',', '\n')),
        refused("source.widths is empty", () -> fixedWidth()),
        refused("source.row is empty", () -> xml("", Compression.NONE)),
        refused("source.compression is ZSTD", () -> xml("item", Compression.ZSTD)),
        refused(
            "source.max_errors is 100001",
            () -> new DataConversion(Optional.empty(), Optional.empty(), 100_001)),
        refused("timeouts.merge is PT0S", () -> new Timeouts(MINUTE, MINUTE, Duration.ZERO)),
        refused(
            "timeouts.copy is PT24H1M", () -> new Timeouts(MINUTE.plusHours(24), MINUTE, MINUTE)),
        refused("key is missing", () -> Merge.of(Strategy.UPSERT, List.of())),
        refused("key is missing", () -> Merge.of(Strategy.MIRROR, List.of())),
        refused(
            "partition belongs to replace_partition",
            () -> Merge.of(Strategy.REPLACE_PARTITION, List.of())),
        refused(
            "partition belongs to replace_partition",
            () -> merge(Strategy.REPLACE, List.of(), List.of("id"))),
        refused(
            "partition is [day]",
            () -> table(merge(Strategy.REPLACE_PARTITION, List.of(), List.of("day")))),
        refused("history belongs to scd2", () -> Merge.of(Strategy.SCD2, List.of("id"))),
        refused("procedure belongs", () -> Merge.of(Strategy.PROCEDURE, List.of())),
        refused("procedure.call is empty", () -> new ProcedureCall("", List.of())),
        refused("store_failures is 1001", () -> new StoredFailures(1001, 30)),
        refused("store_failures_for is -1 days", () -> new StoredFailures(10, -1)),
        refused("max_delete_percent is 101", () -> deleting(101)),
        refused(
            "history.is_deleted belongs to deletes: flag",
            () ->
                new VersionHistory(
                    List.of(),
                    Optional.empty(),
                    RedshiftType.of(Kind.DATE),
                    Deletes.FLAG,
                    "from",
                    "to",
                    "current",
                    Optional.empty())),
        refused(
            "size has minimum_percent_of_last_load 0",
            () -> new RowCountOfLastLoad("size", Severity.ERROR, BigDecimal.ZERO)),
        refused("key is [nr]", () -> table(Merge.of(Strategy.UPSERT, List.of("nr")))),
        refused(
            "distribution.key is [nr]", () -> new TableLayout(COLUMNS, new ByKey("nr"), List.of())),
        refused(
            "dropped is [id]",
            () -> new TableLayout(COLUMNS, List.of("id"), Distribution.Keyless.AUTO, List.of())),
        refused(
            "sort_key is [nr]",
            () -> new TableLayout(COLUMNS, Distribution.Keyless.AUTO, List.of("nr"))),
        refused("select 1 is not an SQL file", () -> new Query("select 1")),
        refused("max_parallel is 0", () -> pipeline(0, 1)),
        refused("two tables of shop have the same name", () -> pipeline(1, 2)),
        refused("size has no bound", () -> rowCount(Optional.empty(), Optional.empty())),
        refused(
            "size has its maximum below its minimum",
            () -> rowCount(Optional.of(BigDecimal.TEN), Optional.of(BigDecimal.ONE))),
        refused(
            "own has no bound",
            () ->
                new CustomSql(
                    "own",
                    Severity.WARN,
                    Subject.TARGET,
                    "select 1",
                    Optional.empty(),
                    Optional.empty())),
        refused(
            "u has no columns", () -> new Unique("u", Severity.ERROR, Subject.STAGING, List.of())),
        refused(
            "a has no values",
            () -> new AcceptedValues("a", Severity.ERROR, Subject.STAGING, "c", List.of())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("impossible")
  void refusesWhatCannotBe(String message, ThrowingCallable construction) {
    assertThatIllegalArgumentException().isThrownBy(construction).withMessageStartingWith(message);
  }

  @Test
  void aKeyThatIsUniqueInADeliveryMayBeTwiceInTheTarget() {
    List<String> id = List.of("id");
    assertThat(Merge.of(Strategy.UPSERT, id).keyIsUniqueInTarget()).isTrue();
    assertThat(Merge.of(Strategy.MIRROR, id).keyIsUniqueInTarget()).isTrue();
    assertThat(Merge.of(Strategy.REPLACE, id).keyIsUniqueInTarget()).isTrue();
    assertThat(Merge.of(Strategy.REPLACE, List.of()).keyIsUniqueInTarget()).isFalse();
    assertThat(Merge.of(Strategy.APPEND, id).keyIsUniqueInTarget()).isFalse();
    assertThat(Merge.of(Strategy.DELETE_INSERT, id).keyIsUniqueInTarget()).isFalse();
    assertThat(merge(Strategy.REPLACE_PARTITION, id, id).keyIsUniqueInTarget()).isTrue();
    assertThat(merge(Strategy.REPLACE_PARTITION, List.of(), id).keyIsUniqueInTarget()).isFalse();
  }

  @Test
  void copyFindsXmlAsJsonLinesAndTheRestAsItIs() {
    assertThat(xml("item", Compression.NONE).asCopied())
        .isEqualTo(
            new Json(JsonPaths.ByName.ANY_CASE, 0, Compression.GZIP, DataConversion.STANDARD));
    assertThat(delimited('|', 2).asCopied()).isEqualTo(delimited('|', 2));
  }

  private static Arguments refused(String message, ThrowingCallable construction) {
    return Arguments.of(message, construction);
  }

  private static RowCount rowCount(Optional<BigDecimal> minimum, Optional<BigDecimal> maximum) {
    return new RowCount("size", Severity.ERROR, Subject.STAGING, minimum, maximum);
  }

  private static Pipeline pipeline(int maxParallel, int sameTables) {
    Table table = table(Merge.of(Strategy.REPLACE, List.of()));
    List<Table> tables = Stream.generate(() -> table).limit(sameTables).toList();
    return new Pipeline(
        "shop",
        Optional.empty(),
        "shop",
        "staging",
        maxParallel,
        Overlap.WAIT,
        tables,
        Phases.none(TIMEOUTS));
  }

  private static Table table(Merge merge) {
    return new Table(
        "t",
        List.of(),
        new TableLayout(COLUMNS, Distribution.Keyless.AUTO, List.of()),
        new Query("t.sql"),
        merge,
        List.of(),
        StoredFailures.DEFAULT,
        TIMEOUTS);
  }

  private static Merge merge(Strategy strategy, List<String> key, List<String> partition) {
    return merge(strategy, key, partition, 10);
  }

  private static Merge deleting(int percent) {
    return merge(Strategy.REPLACE, List.of(), List.of(), percent);
  }

  private static Merge merge(
      Strategy strategy, List<String> key, List<String> partition, int percent) {
    return new Merge(
        strategy,
        key,
        partition,
        BigDecimal.valueOf(percent),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static FileFormat delimited(char delimiter, int headerLines) {
    return new Delimited(
        delimiter, headerLines, Optional.empty(), Compression.NONE, DataConversion.STANDARD);
  }

  private static FileFormat escaped(char delimiter) {
    DataConversion escape =
        new DataConversion(
            Optional.empty(),
            Optional.empty(),
            DataConversion.Rounding.FAIL,
            0,
            DataConversion.NO_PERCENT,
            Texts.STANDARD,
            Set.of(CopySwitch.ESCAPE));
    return new Delimited(delimiter, 0, Optional.empty(), Compression.NONE, escape);
  }

  private static FileFormat csv(char delimiter, char quote) {
    return new Csv(
        delimiter, quote, 0, Optional.empty(), Compression.NONE, DataConversion.STANDARD);
  }

  private static FileFormat fixedWidth() {
    return new FixedWidth(
        List.of(), 0, Optional.empty(), Compression.NONE, DataConversion.STANDARD);
  }

  private static FileFormat xml(String row, Compression compression) {
    return new Xml(row, compression, DataConversion.STANDARD);
  }
}
