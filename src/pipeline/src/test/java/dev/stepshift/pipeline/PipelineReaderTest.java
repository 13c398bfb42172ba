package dev.stepshift.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.errors.PipelineInvalid;
import dev.stepshift.pipeline.Distribution.Style;
import dev.stepshift.pipeline.Source.Compression;
import dev.stepshift.pipeline.Source.Format;
import dev.stepshift.pipeline.Source.OnMissing;
import dev.stepshift.pipeline.Validation.AcceptedValues;
import dev.stepshift.pipeline.Validation.Measured;
import dev.stepshift.pipeline.Validation.NotNull;
import dev.stepshift.pipeline.Validation.OwnSql;
import dev.stepshift.pipeline.Validation.Relationships;
import dev.stepshift.pipeline.Validation.RowCount;
import dev.stepshift.pipeline.Validation.RowCountOfLastLoad;
import dev.stepshift.pipeline.Validation.Severity;
import dev.stepshift.pipeline.Validation.Subject;
import dev.stepshift.pipeline.Validation.Unique;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineReaderTest {

  private final PipelineReader reader = new PipelineReader();

  @Test
  void fillsInTheDefaults() throws IOException {
    Pipeline minimal = read("minimal");

    assertThat(minimal)
        .isEqualTo(
            new Pipeline(
                "shop",
                "",
                "shop",
                "stepshift_staging",
                8,
                Overlap.WAIT,
                List.of(
                    new Table(
                        "sales",
                        List.of(),
                        Strategy.UPSERT,
                        List.of("id"),
                        new Removal(List.of(), BigDecimal.valueOf(50)),
                        List.of(
                            new Column("id", "bigint", true),
                            new Column("state", "char(1)", false)),
                        new Distribution(Style.AUTO, ""),
                        List.of(),
                        new Source(
                            "shop/{run_date}/",
                            "",
                            Format.DELIMITED,
                            "|",
                            "\"",
                            0,
                            "",
                            "",
                            "",
                            Compression.NONE,
                            0,
                            OnMissing.FAIL,
                            Source.AUTO,
                            List.of(),
                            "",
                            Intake.ALL),
                        List.of(),
                        new Timeouts(
                            Duration.ofHours(1), Duration.ofMinutes(15), Duration.ofHours(1)),
                        History.NONE,
                        ProcedureCall.NONE,
                        KeptRows.DEFAULT)),
                Phases.none(
                    new Timeouts(
                        Duration.ofHours(1), Duration.ofMinutes(15), Duration.ofHours(1)))));
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
            new Column("no", "integer", true), new Column("yes", "decimal(12,2)", true));
    assertThat(first.source().path()).isEqualTo("in/on/{run_date}/");
    assertThat(first.source().delimiter()).isEqualTo(",");
    assertThat(first.timeouts())
        .isEqualTo(
            new Timeouts(Duration.ofSeconds(90), Duration.ofMinutes(5), Duration.ofHours(1)));

    Table events = pipeline.table("events").orElseThrow();
    assertThat(events.after()).containsExactly("on");
    assertThat(events.strategy()).isEqualTo(Strategy.APPEND);
    assertThat(events.distribution()).isEqualTo(new Distribution(Style.KEY, "id"));
    assertThat(events.sortKey()).containsExactly("at", "id");
    assertThat(events.source())
        .isEqualTo(
            new Source(
                "s3://other-bucket/{run_date}/",
                "*.csv.zst",
                Format.CSV,
                "\t",
                "'",
                1,
                "NULL",
                "auto",
                "epochsecs",
                Compression.ZSTD,
                7,
                OnMissing.FAIL,
                Source.AUTO,
                List.of(),
                "",
                Intake.ALL));
    assertThat(events.timeouts())
        .isEqualTo(new Timeouts(Duration.ofHours(24), Duration.ofSeconds(1), Duration.ofHours(2)));
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
            new OwnSql(
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
    Measure share = new Measure.ShareOf("parents");
    assertThat(read("measures").table("children").orElseThrow().validations())
        .contains(
            new Measured(
                "row_count_of_parents",
                Severity.ERROR,
                Subject.STAGING,
                share,
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
    assertThat(days.removal()).isEqualTo(new Removal(List.of("at", "zone"), BigDecimal.ZERO));
    assertThat(days.validations())
        .containsExactly(
            new RowCountOfLastLoad("row_count_of_last_load", Severity.WARN, new BigDecimal("80.5")),
            new RowCount(
                "row_count", Severity.WARN, Subject.STAGING, Optional.empty(), number("9")));
    assertThat(days.keptRows()).isEqualTo(new KeptRows(0, 7));
    assertThat(pipeline.table("lines").orElseThrow().strategy()).isEqualTo(Strategy.DELETE_INSERT);
    Table staff = pipeline.table("staff").orElseThrow();
    assertThat(staff.strategy()).isEqualTo(Strategy.MIRROR);
    assertThat(staff.removal()).isEqualTo(new Removal(List.of(), new BigDecimal("12.5")));
  }

  @Test
  void readsWhatMakesAHistory() throws IOException {
    Pipeline pipeline = read("everything");

    assertThat(pipeline.table("shops").orElseThrow().history()).isEqualTo(new History("shop_sk"));
    Table items = pipeline.table("items").orElseThrow();
    assertThat(items.strategy()).isEqualTo(Strategy.SCD2);
    assertThat(items.history())
        .isEqualTo(
            new History(
                "item_sk",
                List.of("price"),
                "at",
                "timestamptz",
                History.Deletes.FLAG,
                "since",
                "until",
                "is_last",
                "is_gone"));
    assertThat(items.columns()).contains(new Column("at", "timestamptz", true));
    assertThat(items.removal().maxDeletePercent()).isEqualByComparingTo("5");
  }

  @Test
  void comparesAllColumnsFromTheRunDateOnUnlessTold() throws IOException {
    assertThat(read("everything").table("brands").orElseThrow().history())
        .isEqualTo(
            new History(
                "",
                List.of("label"),
                "",
                "date",
                History.Deletes.IGNORE,
                "valid_from",
                "valid_to",
                "is_current",
                ""));
  }

  /** A slip of the pen may be refused or be harmless, but it never ends in another exception. */
  @Test
  void answersEachDamagedFileWithProblemsOrAPipeline() throws IOException {
    List<String> lines =
        Files.readAllLines(Path.of("src/test/resources/pipelines/good/everything.yaml"));
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
