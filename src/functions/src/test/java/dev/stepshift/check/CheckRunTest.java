package dev.stepshift.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.errors.RunSuperseded;
import dev.stepshift.errors.TablesFailed;
import dev.stepshift.plan.PlannedTable;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckRunTest {

  private static final List<List<PlannedTable>> WAVES =
      List.of(
          List.of(planned("region"), planned("part")),
          List.of(planned("nation", "region")),
          List.of(planned("supplier", "nation")));

  private final CheckRun checkRun = new CheckRun();

  @Test
  void aRunIsCompleteWhenEachTableIsLoadedOrHadNothingToLoad() {
    List<Outcome> outcomes =
        List.of(loaded("region"), nothing("part"), loaded("nation"), loaded("supplier"));
    RunVerdict verdict = checkRun.check(run(0, 0, outcomes));
    assertThat(verdict)
        .isEqualTo(
            new RunVerdict(
                true,
                List.of("region", "nation", "supplier"),
                List.of(),
                List.of("part"),
                List.of(),
                outcomes,
                List.of()));
  }

  @Test
  void whatIsInTheTargetAlreadyIsDoneAndNamedApart() {
    List<Outcome> outcomes =
        List.of(
            loaded("region"),
            outcome("part", Outcome.ALREADY_LOADED),
            loaded("nation"),
            loaded("supplier"));
    RunVerdict verdict = checkRun.check(run(0, 0, outcomes));
    assertThat(verdict.complete()).isTrue();
    assertThat(verdict.loaded()).containsExactly("region", "nation", "supplier");
    assertThat(verdict.alreadyLoaded()).containsExactly("part");
    assertThat(verdict.nothingToLoad()).isEmpty();
  }

  @Test
  void warningsAreToldWithTheirTable() {
    Outcome twice =
        new Outcome(
            "part", Outcome.LOADED, 5L, 4L, 1L, 77L, 2, "size is null in every row", null, null);
    Outcome once =
        new Outcome(
            "region", Outcome.NOTHING_TO_LOAD, 0L, 0L, 0L, 0L, 1, "a file is late", null, null);
    List<Outcome> outcomes = List.of(once, twice, loaded("nation"), loaded("supplier"));
    assertThat(checkRun.check(run(0, 0, outcomes)).warnings())
        .containsExactly("region: a file is late", "part: size is null in every row (and 1 more)");
  }

  @Test
  void aRunThatFindsNothingAtAllWarns() {
    List<Outcome> outcomes =
        List.of(nothing("region"), nothing("part"), nothing("nation"), nothing("supplier"));
    assertThat(checkRun.check(run(0, 0, outcomes)).warnings())
        .containsExactly("no table had anything to load");
  }

  @Test
  void moreWarningsThanAMessageTakesAreCounted() {
    List<PlannedTable> wave =
        IntStream.range(0, 130).mapToObj(number -> planned("t" + number)).toList();
    List<Outcome> outcomes =
        wave.stream()
            .map(
                table ->
                    new Outcome(
                        table.table(),
                        Outcome.LOADED,
                        1L,
                        1L,
                        1L,
                        1L,
                        1,
                        "a file is late",
                        null,
                        null))
            .toList();
    RunOutcomes run = new RunOutcomes("p", "r", "2026-01-01", 0, 0, List.of(wave), outcomes, "");
    assertThat(checkRun.check(run).warnings())
        .hasSize(100)
        .endsWith("and 31 tables more; the items of their loads have the warnings");
  }

  @Test
  void aFailureNamesItsTablesTheirErrorsAndWhatWasSkipped() {
    assertThatThrownBy(
            () ->
                checkRun.check(
                    run(
                        0,
                        0,
                        List.of(
                            failed("region", "Redshift.LoadFailed", "line 3: not a number"),
                            loaded("part")))))
        .isInstanceOf(TablesFailed.class)
        .hasMessage(
            """
            1 of 4 tables failed, 2 skipped: region
            region: Redshift.LoadFailed: line 3: not a number
            nation: skipped, since region failed
            supplier: skipped, since nation was skipped
            Fix the cause, then redrive this execution: it loads only what is missing.""");
  }

  @Test
  void aTableThatARedriveCannotHelpHasAnAdviceOfItsOwn() {
    String newer = "dev.stepshift.errors.NewerDateLoaded";
    String only = failure(failed("region", newer, "newer_date_loaded observed 2")).getMessage();
    assertThat(only)
        .endsWith(
            "Redriving does not help: start a backfill that reaches the newest date, or allow"
                + " older rows.");
    String child = "{\"Error\":\"%s\",\"Cause\":\"observed 2\"}".formatted(newer);
    assertThatThrownBy(
            () ->
                checkRun.check(
                    run(
                        0,
                        0,
                        List.of(
                            failed("region", "States.TaskFailed", child),
                            failed(
                                "part", "Redshift.LoadFailed", "newer_date_loaded observed 3")))))
        .hasMessageEndingWith(
            "Fix the cause, then redrive this execution: it loads only what is missing. But region"
                + " would be refused again: for these start a backfill that reaches the newest"
                + " date, or allow older rows.");
  }

  @Test
  void aTableThatWasNeverStartedIsSaidToBe() {
    assertThatThrownBy(
            () ->
                checkRun.check(
                    run(0, 0, List.of(loaded("region"), loaded("nation"), loaded("supplier")))))
        .isInstanceOf(TablesFailed.class)
        .hasMessageContaining("0 of 4 tables failed, 1 skipped: part")
        .hasMessageContaining("part: skipped, it was not started");
  }

  @Test
  void theErrorInsideOfAChildsOrALambdasJsonIsShown() {
    String lambda =
        "{\"errorMessage\":\"key_unique observed 3\",\"errorType\":\"dev.stepshift.errors.ValidationFailed\"}";
    String child =
        "{\"ExecutionArn\":\"arn\",\"Error\":\"Lambda.Unknown\",\"Cause\":\""
            + lambda.replace("\"", "\\\"")
            + "\"}";
    TablesFailed error = failure(failed("region", "States.TaskFailed", child));
    assertThat(error.getMessage().lines().toList().get(1))
        .isEqualTo("region: dev.stepshift.errors.ValidationFailed: key_unique observed 3");
  }

  @Test
  void aCauseThatOnlyLooksLikeJsonIsShownAsItIs() {
    assertThat(failure(failed("region", "Oops", "{\"Error\": cut o")))
        .hasMessageContaining("region: Oops: {\"Error\": cut o");
    assertThat(failure(failed("region", "Oops", "{\"other\": 1}")))
        .hasMessageContaining("region: Oops: {\"other\": 1}");
    assertThat(failure(failed("region", null, null))).hasMessageContaining("region: Error\n");
  }

  @Test
  void longTextsAreCutAndTheFixIsKept() {
    TablesFailed one = failure(failed("region", "Redshift.StatementFailed", "x".repeat(5_000)));
    assertThat(one.getMessage().lines().toList().get(1))
        .hasSize("region: ".length() + 1_000)
        .endsWith("[…]");

    List<PlannedTable> many = IntStream.range(0, 60).mapToObj(i -> planned("t" + i)).toList();
    List<Outcome> outcomes =
        many.stream().map(table -> failed(table.table(), "E", "x".repeat(5_000))).toList();
    RunOutcomes run =
        new RunOutcomes("tpch", "run-1", "2026-01-01", 0, 0, List.of(many), outcomes, "");
    TablesFailed all = catchThrowableOfType(TablesFailed.class, () -> checkRun.check(run));
    assertThat(all.getMessage()).hasSizeLessThanOrEqualTo(30_000).endsWith("what is missing.");
    assertThat(all.getMessage().lines().filter(line -> line.matches("t\\d+: E: x{400,} \\[…]")))
        .as("each table tells the begin of its text")
        .hasSize(60);
  }

  @Test
  void afterARedriveWhatIsMissingIsPlannedAgain() {
    RunVerdict verdict =
        checkRun.check(
            run(2, 1, List.of(loaded("region"), nothing("part"), failed("nation", "E", "c"))));
    assertThat(verdict.complete()).isFalse();
    assertThat(verdict.waves())
        .containsExactly(
            List.of(planned("nation", "region").within(List.of())),
            List.of(planned("supplier", "nation")));
    assertThat(verdict.outcomes()).containsExactly(loaded("region"), nothing("part"));
  }

  @Test
  void aSupersededRunIsToldByWhomAndLoadsNothing() {
    RunOutcomes run =
        new RunOutcomes(
            "tpch", "run-1", "2026-01-01", 2, 1, WAVES, List.of(loaded("region")), "run-2");
    assertThatThrownBy(() -> checkRun.check(run))
        .isInstanceOf(RunSuperseded.class)
        .hasMessageContaining("superseded by run-2")
        .hasMessageContaining("run-1 of tpch")
        .hasMessageContaining("2026-01-01");
  }

  @Test
  void ofSeveralOutcomesOfATableTheLastCounts() {
    List<Outcome> outcomes =
        List.of(
            loaded("region"),
            loaded("part"),
            failed("nation", "E", "c"),
            loaded("nation"),
            loaded("supplier"));
    assertThat(checkRun.check(run(1, 1, outcomes)).complete()).isTrue();
    List<Outcome> theOtherWayRound =
        List.of(
            loaded("region"),
            loaded("part"),
            loaded("nation"),
            loaded("supplier"),
            failed("nation", "E", "c"));
    assertThatThrownBy(() -> checkRun.check(run(1, 1, theOtherWayRound)))
        .isInstanceOf(TablesFailed.class)
        .hasMessageContaining("1 of 4 tables failed: nation");
  }

  @Test
  void inputThatDoesNotFitTogetherIsRefused() {
    assertRefused(run(0, 0, List.of(loaded("orders"))), "\"orders\"");
    assertRefused(run(0, 0, List.of(outcome("region", "done"))), "\"done\"");
    assertRefused(run(0, 0, null), "outcomes");
    assertRefused(
        new RunOutcomes("tpch", "run-1", "2026-01-01", 0, 0, null, List.of(), null), "waves");
  }

  private void assertRefused(RunOutcomes run, String message) {
    assertThatThrownBy(() -> checkRun.check(run))
        .isInstanceOf(RequestInvalid.class)
        .hasMessageContaining(message);
  }

  private TablesFailed failure(Outcome outcome) {
    return catchThrowableOfType(
        TablesFailed.class, () -> checkRun.check(run(0, 0, List.of(outcome))));
  }

  private static RunOutcomes run(int redriveCount, int whenWavesEnded, List<Outcome> outcomes) {
    return new RunOutcomes(
        "tpch", "run-1", "2026-01-01", redriveCount, whenWavesEnded, WAVES, outcomes, "");
  }

  private static PlannedTable planned(String table, String... after) {
    return new PlannedTable(table, List.of(after), List.of(after), 60);
  }

  private static Outcome loaded(String table) {
    return new Outcome(table, Outcome.LOADED, 5L, 4L, 1L, 77L, null, null);
  }

  private static Outcome nothing(String table) {
    return outcome(table, Outcome.NOTHING_TO_LOAD);
  }

  private static Outcome failed(String table, String error, String cause) {
    return new Outcome(table, Outcome.FAILED, 0L, null, null, null, error, cause);
  }

  private static Outcome outcome(String table, String status) {
    return new Outcome(table, status, 0L, 0L, 0L, 0L, null, null);
  }
}
