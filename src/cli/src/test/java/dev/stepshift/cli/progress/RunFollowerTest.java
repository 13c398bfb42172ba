package dev.stepshift.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.cli.progress.TableProgress.Status;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunFollowerTest {

  private static final String RUN = FakeStepFunctions.arn("local-shop", "run-1");

  private final FakeStepFunctions stepFunctions = new FakeStepFunctions();

  @Test
  void tablesWaitFromThePlanOnUntilTheyAreLoaded() throws Exception {
    ShopRuns.good(stepFunctions, RUN);
    List<String> statuses = new ArrayList<>();
    follow(run -> statuses.add(statuses(run)));
    assertThat(statuses)
        .containsSubsequence(
            "region waiting, orders waiting",
            "region running, orders waiting",
            "region loaded, orders running",
            "region loaded, orders loaded");
  }

  @Test
  void aLoadedTableHasRowsFilesBytesStepTimesAndVerdicts() throws Exception {
    ShopRuns.good(stepFunctions, RUN);
    TableProgress region = follow(run -> {}).tables().get(0);
    assertThat(region.rows()).hasValue(5);
    assertThat(region.files()).hasValue(2);
    assertThat(region.bytes()).hasValue(2048);
    assertThat(region.took()).isEqualTo(Duration.ofSeconds(1));
    assertThat(region.verdicts()).isEqualTo(new Verdicts(1, 0, List.of("price_known")));
    assertThat(region.steps())
        .containsEntry("Render SQL", Duration.ofMillis(100))
        .containsEntry("Copy to staging", Duration.ofMillis(300))
        .containsEntry("Merge into target", Duration.ofMillis(400));
  }

  @Test
  void rowsAreThoseOfTheCopyBeforeTheTableIsLoaded() throws Exception {
    ShopRuns.good(stepFunctions, RUN);
    List<Long> rows = new ArrayList<>();
    follow(
        run ->
            run.tables().stream()
                .filter(table -> table.state().equals("Merge into target"))
                .filter(table -> table.status() == Status.RUNNING)
                .forEach(table -> rows.add(table.rows().orElse(-1))));
    assertThat(rows).isNotEmpty().containsOnly(15_000L);
  }

  @Test
  void transitionsAreTheStatesEnteredAndTheRetries() throws Exception {
    ShopRuns.good(stepFunctions, RUN);
    RunProgress run = follow(progress -> {});
    assertThat(run.tables()).extracting(TableProgress::transitions).containsExactly(6L, 4L);
    assertThat(run.tables()).extracting(TableProgress::retries).containsExactly(0L, 1L);
    assertThat(run.parentTransitions()).isEqualTo(4);
    assertThat(run.transitions()).isEqualTo(14);
  }

  @Test
  void aFunctionsAnswerIsReadInsideItsPayload() throws Exception {
    ShopRuns.good(stepFunctions, RUN);
    TableProgress orders = follow(run -> {}).tables().get(1);
    assertThat(orders.files()).hasValue(3);
    assertThat(orders.bytes()).hasValue(1_500_000);
  }

  @Test
  void aFailedTableNamesItsStateAndErrorAndThoseAfterItAreSkipped() throws Exception {
    ShopRuns.bad(stepFunctions, RUN);
    RunProgress run = follow(progress -> {});
    assertThat(run.status()).isEqualTo("FAILED");
    assertThat(run.failure())
        .contains(
            new ExecutionError(
                "dev.stepshift.errors.TablesFailed", "1 table failed: region. Skipped: orders."));
    assertThat(run.tables())
        .extracting(TableProgress::status)
        .containsExactly(Status.FAILED, Status.SKIPPED);
    TableProgress region = run.tables().get(0);
    assertThat(region.state()).isEqualTo("Copy to staging");
    assertThat(region.failure())
        .contains(
            new ExecutionError(
                "Redshift.LoadFailed", "region.tbl line 3, column r_name: too long"));
  }

  @Test
  void phasesBearTheNamesOfTheYamlAndAreNoTables() throws Exception {
    ShopRuns.unsound(stepFunctions, RUN);
    List<String> states = new ArrayList<>();
    RunProgress run =
        follow(
            progress -> {
              assertThat(progress.parts()).hasSize(4 * Math.min(1, progress.parts().size()));
              progress.phases().forEach(phase -> states.add(phase.table() + " " + phase.state()));
            });
    assertThat(run.tables()).extracting(TableProgress::table).containsExactly("region");
    assertThat(run.parts())
        .extracting(part -> part.table() + " " + part.status().words())
        .containsExactly(
            "setup done", "region loaded", "validations failed", "maintenance skipped");
    assertThat(run.phases())
        .extracting(TableProgress::took)
        .containsExactly(Duration.ofMillis(400), Duration.ofMillis(500), Duration.ZERO);
    assertThat(run.phases()).extracting(TableProgress::transitions).containsExactly(2L, 1L, 0L);
    assertThat(states).contains("setup setup/calendar.sql", "validations validations");
    assertThat(run.rows()).isEqualTo(5);
  }

  @Test
  void theFailureOfAPhaseIsThatOfItsOwnExecution() throws Exception {
    ShopRuns.unsound(stepFunctions, RUN);
    ExecutionError failure = follow(run -> {}).failure().orElseThrow();
    assertThat(failure.error()).isEqualTo("ValidationFailed");
    assertThat(failure.text()).startsWith("Validation few of pipeline shop: observed 1");
  }

  @Test
  void phasesHaveLinesOfTheirOwn() throws Exception {
    ShopRuns.unsound(stepFunctions, RUN);
    StringWriter out = new StringWriter();
    follow(new PlainView(new PrintWriter(out)));
    assertThat(out.toString())
        .contains("setup: done, 0.4 s\n", "maintenance: skipped\n")
        .contains("validations: failed, ValidationFailed, 0.5 s\n");
  }

  @Test
  void theLastLoadOfATableCountsAndTheFirstStaysBilled() throws Exception {
    String first = FakeStepFunctions.arn("local-shop-orders", "first");
    String second = FakeStepFunctions.arn("local-shop-orders", "second");
    stepFunctions
        .play(first, HistoryScript.failed(100, "Redshift.LoadFailed", "no"))
        .play(second, HistoryScript.loaded(1000, "orders"))
        .play(
            RUN,
            new HistoryScript()
                .started(0)
                .entered(0, "Load wave")
                .submitted(100, "startExecution.sync:2", "{\"ExecutionArn\":\"" + first + "\"}")
                .executionFailed(500, "dev.stepshift.errors.TablesFailed", "no")
                .redriven(600)
                .submitted(1000, "startExecution.sync:2", "{\"ExecutionArn\":\"" + second + "\"}")
                .executionSucceeded(2500, "{}"));
    RunFollower follower =
        new RunFollower(stepFunctions, RUN, stepFunctions.clock(), Duration.ZERO);
    RunProgress run = follower.look();
    for (int i = 0; i < 6; i++) {
      run = follower.look();
    }
    assertThat(run.failure()).isEmpty();
    assertThat(run.tables()).extracting(TableProgress::status).containsExactly(Status.LOADED);
    assertThat(run.childTransitions()).isEqualTo(6 + 2);
    assertThat(run.took()).isEqualTo(Duration.ofMillis(1900));
  }

  @Test
  void aHistoryIsReadOnFromWhereItWasLeft() {
    stepFunctions.play(RUN, new HistoryScript().started(0).task(100, 200, "Plan run", "{}"));
    HistoryCursor cursor = new HistoryCursor(stepFunctions, RUN);
    stepFunctions.describeExecution(request -> request.executionArn(RUN));
    assertThat(cursor.next()).extracting(event -> event.id()).containsExactly(1L, 2L, 3L, 4L, 5L);
    stepFunctions.historyCalls = 0;
    assertThat(cursor.next()).isEmpty();
    assertThat(stepFunctions.historyCalls).isEqualTo(1);
  }

  @Test
  void withoutATerminalThereIsALineForEachChange() throws Exception {
    ShopRuns.good(stepFunctions, RUN);
    StringWriter out = new StringWriter();
    follow(new PlainView(new PrintWriter(out)));
    assertThat(out.toString())
        .isEqualTo(
            """
            region: running
            region: loaded, 5 rows, 1.0 s
            orders: running
            orders: loaded, 15,000 rows, 3.0 s
            """);
  }

  @Test
  void aTerminalGetsOneLineATableDrawnOverInPlace() throws Exception {
    ShopRuns.bad(stepFunctions, RUN);
    StringWriter out = new StringWriter();
    follow(new LiveView(new PrintWriter(out), 24, 60, false));
    assertThat(out.toString().replace("\u001b", "^").replace("\r", "<"))
        .isEqualTo(
            """
            <^[2Kregion  waiting
            <^[2Korders  waiting
            ^[0J^[2A<^[2Kregion  failed                 0.3 s  at Copy to staging: …
            <^[2Korders  waiting
            ^[0J^[2A<^[2Kregion  failed                 0.3 s  at Copy to staging: …
            <^[2Korders  skipped
            ^[0J""");
  }

  @Test
  void aRunOfMoreTablesThanLinesShowsThoseAtWork() {
    List<TableProgress> tables = new ArrayList<>();
    for (int i = 1; i <= 30; i++) {
      tables.add(TableProgress.notStarted("t" + i, i == 30 ? Status.RUNNING : Status.WAITING));
    }
    StringWriter out = new StringWriter();
    new LiveView(new PrintWriter(out), 5, 80, false)
        .show(
            new RunProgress(
                RUN,
                "RUNNING",
                "Load wave",
                HistoryScript.START,
                Duration.ZERO,
                tables,
                List.of(),
                0,
                0,
                Optional.empty()));
    assertThat(out.toString().replace("\r", "").lines().map(line -> line.replaceAll("^.*2K", "")))
        .containsExactly(
            "t30  running", "t1   waiting", "t2   waiting", "… and 27 more", "\u001b[0J");
  }

  @Test
  void colorsAreUsedOnlyWhenAskedFor() throws Exception {
    ShopRuns.bad(stepFunctions, RUN);
    StringWriter out = new StringWriter();
    follow(new LiveView(new PrintWriter(out), 24, 80, true));
    assertThat(out.toString()).contains("\u001b[31mregion", "\u001b[2morders", "\u001b[0m");
  }

  private RunProgress follow(RunView view) throws InterruptedException {
    return new RunFollower(stepFunctions, RUN, stepFunctions.clock(), Duration.ZERO).follow(view);
  }

  private static String statuses(RunProgress run) {
    return String.join(
        ", ",
        run.tables().stream().map(table -> table.table() + " " + table.status().words()).toList());
  }
}
