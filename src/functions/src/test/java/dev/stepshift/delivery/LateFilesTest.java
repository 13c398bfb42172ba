package dev.stepshift.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.errors.SourceInvalid;
import dev.stepshift.functions.RunIdentity;
import dev.stepshift.loadhistory.DatedLoadStore;
import dev.stepshift.pipeline.Table;
import dev.stepshift.pipeline.yaml.PipelineReader;
import dev.stepshift.s3.MemoryS3;
import dev.stepshift.source.LoadKey;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LateFilesTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final LocalDate SECOND = FIRST.plusDays(1);
  private static final LocalDate THIRD = FIRST.plusDays(2);

  private final MemoryS3 s3 = new MemoryS3(3).bucket("data");
  private final FileFinder finder = new FileFinder(s3, "data");
  private final Table append = table("strategy: append", "");

  @Test
  void filesThatCameOrWereWrittenOverAreToldUntilTheyAreLoaded() {
    put(FIRST, "a.csv", "1");
    put(FIRST, "b.csv", "1");
    load(append, FIRST);
    put(SECOND, "a.csv", "2");
    assertThat(load(append, SECOND)).isEmpty();

    put(FIRST, "b.csv", "other");
    put(FIRST, "c.csv", "3");
    String warning =
        "2 late files of 2026-03-01; to load them: ./stepshift reload p t --date 2026-03-01. They"
            + " came, or were written over, after that load: s3://data/in/2026-03-01/b.csv,"
            + " s3://data/in/2026-03-01/c.csv";
    put(THIRD, "a.csv", "4");
    assertThat(load(append, THIRD)).containsExactly(warning);
    assertThat(load(append, THIRD))
        .as("a warning that comes once is lost")
        .containsExactly(warning);
    assertThat(load(append, FIRST)).as("the load that takes them").isEmpty();
    assertThat(load(append, THIRD)).isEmpty();
  }

  @Test
  void aLoadThatIsNotKnownToHaveEndedHasTakenNothing() {
    put(FIRST, "a.csv", "1");
    load(append, FIRST);
    put(FIRST, "b.csv", "1");
    find(append, FIRST, FIRST);
    put(SECOND, "a.csv", "1");
    assertThat(load(append, SECOND))
        .singleElement()
        .asString()
        .contains("1 late file of 2026-03-01; to load it", "b.csv");
  }

  @Test
  void filesOfADateWithoutAnyAreLateToo() {
    Table skips = table("strategy: append", ", on_missing: skip");
    assertThat(find(skips, FIRST, FIRST).files()).isEmpty();
    put(FIRST, "a.csv", "1");
    put(SECOND, "a.csv", "1");
    assertThat(load(skips, SECOND)).singleElement().asString().contains("--date 2026-03-01");
  }

  @Test
  void whereAMissingDateFailsItIsNotTakenForLoaded() {
    find(append, FIRST, FIRST);
    put(FIRST, "a.csv", "1");
    put(SECOND, "a.csv", "1");
    assertThat(load(append, SECOND)).isEmpty();
  }

  @Test
  void aRunWithNothingToLoadTellsThemToo() {
    Table skips = table("strategy: append", ", on_missing: skip");
    put(FIRST, "a.csv", "1");
    load(skips, FIRST);
    put(FIRST, "b.csv", "1");
    FilesToLoad nothing = find(skips, SECOND, SECOND);
    assertThat(nothing.files()).isEmpty();
    assertThat(nothing.warnings()).hasSize(1);
  }

  @Test
  void manyAreCountedAndAFewNamed() {
    load(append, FIRST, "a.csv");
    load(append, SECOND, "a.csv");
    IntStream.range(0, 4).forEach(i -> put(FIRST, "late" + i, "x"));
    IntStream.range(0, 3).forEach(i -> put(SECOND, "late" + i, "x"));
    assertThat(load(append, THIRD, "a.csv"))
        .singleElement()
        .asString()
        .startsWith("7 late files of 2026-03-01, 2026-03-02; to load them: ./stepshift reload p t")
        .contains("--date 2026-03-01, and so for each date. They came")
        .contains("late0", "late2 and 4 more");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "strategy: upsert; ./stepshift backfill p --tables t --from 2026-03-01 --to 2026-03-03",
        "strategy: scd2; ./stepshift backfill p --tables t --from 2026-03-01 --to 2026-03-01",
        "{strategy: append, load_key_column: none}; delete the rows of 2026-03-01 and their row",
      })
  void eachStrategyHasItsWayToLoadThem(String strategy, String advice) {
    Table table =
        table(strategy.replaceAll("[{}]", "").replace(", ", "\n    "), ", on_missing: skip");
    load(table, FIRST, "a.csv");
    load(table, SECOND, "a.csv");
    put(FIRST, "late.csv", "x");
    assertThat(load(table, THIRD, "a.csv")).singleElement().asString().contains(advice);
  }

  @Test
  void foldersThatTheLoadReadsOrALaterOneOfItsBackfillAreNotLate() {
    Table back = table("strategy: upsert", ", look_back: 1d");
    load(back, FIRST, "a.csv");
    put(FIRST, "late.csv", "x");
    assertThat(load(back, SECOND, "a.csv")).as("looked back to").isEmpty();
    assertThat(load(back, THIRD, "a.csv")).as("taken by the load before").isEmpty();

    put(THIRD, "late.csv", "x");
    assertThat(find(append, FIRST, THIRD).warnings()).isEmpty();
    assertThat(find(back, FIRST, SECOND).warnings()).hasSize(1);
  }

  @Test
  void aListThatIsGoneOrTooLongIsNotComparedWith() {
    load(append, FIRST, "a.csv");
    put(FIRST, "late.csv", "x");
    String list = s3.objects("data", "stepshift/manifests/").firstKey();
    String text = new String(s3.objects("data", list).get(list), StandardCharsets.UTF_8);
    s3.text("data", list, text + " ".repeat(2_000_000));
    assertThat(load(append, SECOND, "a.csv")).isEmpty();
    s3.text("data", list, text);
    assertThat(load(append, SECOND, "a.csv")).hasSize(1);
    s3.remove("data", list);
    assertThat(load(append, SECOND, "a.csv")).isEmpty();
  }

  @Test
  void aPathWithoutADateHasNoLateFiles() {
    Table undated = read("strategy: upsert", "in/", "");
    put(FIRST, "a.csv", "x");
    assertThat(find(undated, FIRST, FIRST).warnings()).isEmpty();
    assertThat(s3.objects("data", "stepshift/load_history/")).isEmpty();
  }

  @Test
  void theContentOfAFileOfAnotherDateIsTold() {
    Table warns = read("strategy: append", "in/{run_date}/", ", duplicates: warn");
    put(FIRST, "a.csv", "1");
    load(warns, FIRST);
    assertThat(load(warns, FIRST)).as("the date's own").isEmpty();
    put(SECOND, "b.csv", "1");
    String told =
        "files have the content of others that were loaded before, whose rows come twice:"
            + " s3://data/in/2026-03-02/b.csv = s3://data/in/2026-03-01/a.csv";
    assertThat(find(warns, SECOND, SECOND).warnings()).containsExactly(told);
    assertThat(find(append, SECOND, SECOND).warnings()).as("allowed").isEmpty();
    Table fails = read("strategy: append", "in/{run_date}/", ", duplicates: fail");
    assertThatThrownBy(() -> find(fails, SECOND, SECOND))
        .isInstanceOf(SourceInvalid.class)
        .hasMessageContaining(told + ". Take away what comes twice");
  }

  private List<String> load(Table table, LocalDate date, String file) {
    put(date, file, date.toString());
    return load(table, date);
  }

  /** Finds the files and lets the load end well. */
  private List<String> load(Table table, LocalDate date) {
    FilesToLoad found = find(table, date, date);
    String key = LoadKey.of(found.files());
    new LoadedSources(s3, "data").note(LoadFolder.of("data", "p", "t", "run"), key, found.files());
    new DatedLoadStore(s3, "data").complete("p", "t", "run", date, key);
    return found.warnings();
  }

  private FilesToLoad find(Table table, LocalDate date, LocalDate until) {
    return finder.find("p", table, new FileRequest(new RunIdentity("run", date), until, false));
  }

  private void put(LocalDate date, String name, String text) {
    s3.text("data", "in/" + date + "/" + name, text);
  }

  private static Table table(String fields, String more) {
    return read(fields, "in/{run_date}/", ", duplicates: allow" + more);
  }

  private static Table read(String fields, String path, String more) {
    String yaml =
        """
        pipeline: p
        schema: s
        tables:
          - name: t
            key: id
            %s
            columns: [{name: id, type: bigint}]
            source: {path: "%s", format: csv%s}
        """;
    return new PipelineReader()
        .read("p", yaml.formatted(fields, path, more))
        .table("t")
        .orElseThrow();
  }
}
