package dev.stepshift.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stepshift.pipeline.Distribution.Style;
import dev.stepshift.pipeline.Validation.AcceptedValues;
import dev.stepshift.pipeline.Validation.OwnSql;
import dev.stepshift.pipeline.Validation.RowCount;
import dev.stepshift.pipeline.Validation.RowCountOfLastLoad;
import dev.stepshift.pipeline.Validation.Severity;
import dev.stepshift.pipeline.Validation.Subject;
import dev.stepshift.pipeline.Validation.Unique;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordChecksTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Timeouts TIMEOUTS = new Timeouts(MINUTE, MINUTE, MINUTE);
  private static final Source SOURCE = source("in/", "|", 0, 0);
  private static final Distribution AUTO = new Distribution(Style.AUTO, "");

  static Stream<Arguments> impossible() {
    return Stream.of(
        refused("distribution.key is ''", () -> new Distribution(Style.KEY, "")),
        refused("distribution.key is 'id'", () -> new Distribution(Style.ALL, "id")),
        refused("column '' needs a name and a type", () -> new Column("", "bigint", false)),
        refused("column 'id' needs a name and a type", () -> new Column("id", " ", false)),
        refused("source.path is empty", () -> source("", "|", 0, 0)),
        refused("source.delimiter is '||'", () -> source("in/", "||", 0, 0)),
        refused("source.delimiter is 'é'", () -> source("in/", "é", 0, 0)),
        refused("source.ignore_header is negative", () -> source("in/", "|", -1, 0)),
        refused("source.max_errors is 100001", () -> source("in/", "|", 0, 100_001)),
        refused("timeouts.merge is PT0S", () -> new Timeouts(MINUTE, MINUTE, Duration.ZERO)),
        refused(
            "timeouts.copy is PT24H1M", () -> new Timeouts(MINUTE.plusHours(24), MINUTE, MINUTE)),
        refused("tables[t].key is missing", () -> table(Strategy.UPSERT, List.of(), AUTO)),
        refused("tables[t].key is missing", () -> table(Strategy.MIRROR, List.of(), AUTO)),
        refused(
            "tables[t].partition belongs to replace_partition",
            () -> table(Strategy.REPLACE_PARTITION, List.of(), AUTO)),
        refused(
            "tables[t].partition belongs to replace_partition",
            () -> table(Strategy.REPLACE, List.of(), List.of("id"), AUTO)),
        refused(
            "tables[t].partition is [day]",
            () -> table(Strategy.REPLACE_PARTITION, List.of(), List.of("day"), AUTO)),
        refused("keep_failed_rows is 1001", () -> new KeptRows(1001, 30)),
        refused("keep_failed_rows_for is -1 days", () -> new KeptRows(10, -1)),
        refused("max_delete_percent is 101", () -> new Removal(List.of(), BigDecimal.valueOf(101))),
        refused(
            "history.is_deleted is empty",
            () ->
                new History(
                    "", List.of(), "", "date", History.Deletes.FLAG, "from", "to", "current", "")),
        refused(
            "size has minimum_percent_of_last_load 0",
            () -> new RowCountOfLastLoad("size", Severity.ERROR, BigDecimal.ZERO)),
        refused("tables[t].key is [nr]", () -> table(Strategy.UPSERT, List.of("nr"), AUTO)),
        refused(
            "tables[t].distribution.key is [nr]",
            () -> table(Strategy.REPLACE, List.of(), new Distribution(Style.KEY, "nr"))),
        refused("tables[t].procedure belongs", () -> table(Strategy.PROCEDURE, List.of(), AUTO)),
        refused("select 1 is no SQL file", () -> new Query("select 1")),
        refused("max_parallel is 0", () -> pipeline(0, 1)),
        refused("two tables of shop have the same name", () -> pipeline(1, 2)),
        refused("size has no bound", () -> rowCount(Optional.empty(), Optional.empty())),
        refused(
            "size has its maximum below its minimum",
            () -> rowCount(Optional.of(BigDecimal.TEN), Optional.of(BigDecimal.ONE))),
        refused(
            "own has no bound",
            () ->
                new OwnSql(
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
    assertThat(table(Strategy.UPSERT, id, AUTO).keyIsUniqueInTarget()).isTrue();
    assertThat(table(Strategy.MIRROR, id, AUTO).keyIsUniqueInTarget()).isTrue();
    assertThat(table(Strategy.REPLACE, id, AUTO).keyIsUniqueInTarget()).isTrue();
    assertThat(table(Strategy.REPLACE, List.of(), AUTO).keyIsUniqueInTarget()).isFalse();
    assertThat(table(Strategy.APPEND, id, AUTO).keyIsUniqueInTarget()).isFalse();
    assertThat(table(Strategy.DELETE_INSERT, id, AUTO).keyIsUniqueInTarget()).isFalse();
    assertThat(table(Strategy.REPLACE_PARTITION, id, id, AUTO).keyIsUniqueInTarget()).isTrue();
    assertThat(table(Strategy.REPLACE_PARTITION, List.of(), id, AUTO).keyIsUniqueInTarget())
        .isFalse();
  }

  private static Arguments refused(String message, ThrowingCallable construction) {
    return Arguments.of(message, construction);
  }

  private static RowCount rowCount(Optional<BigDecimal> minimum, Optional<BigDecimal> maximum) {
    return new RowCount("size", Severity.ERROR, Subject.STAGING, minimum, maximum);
  }

  private static Pipeline pipeline(int maxParallel, int sameTables) {
    Table table = table(Strategy.REPLACE, List.of(), AUTO);
    List<Table> tables = Stream.generate(() -> table).limit(sameTables).toList();
    return new Pipeline(
        "shop", "", "shop", "staging", maxParallel, Overlap.WAIT, tables, Phases.none(TIMEOUTS));
  }

  private static Table table(Strategy strategy, List<String> key, Distribution distribution) {
    return table(strategy, key, List.of(), distribution);
  }

  private static Table table(
      Strategy strategy, List<String> key, List<String> partition, Distribution distribution) {
    return new Table(
        "t",
        List.of(),
        strategy,
        key,
        new Removal(partition, BigDecimal.TEN),
        List.of(new Column("id", "bigint", true)),
        distribution,
        List.of(),
        SOURCE,
        List.of(),
        TIMEOUTS,
        History.NONE,
        ProcedureCall.NONE,
        KeptRows.DEFAULT);
  }

  private static Source source(String path, String delimiter, int ignoreHeader, int maxErrors) {
    return new Source(
        path,
        "",
        Source.Format.DELIMITED,
        delimiter,
        "",
        ignoreHeader,
        "",
        "",
        "",
        Source.Compression.NONE,
        maxErrors,
        Source.OnMissing.FAIL,
        Source.AUTO,
        List.of(),
        "",
        Intake.ALL);
  }
}
