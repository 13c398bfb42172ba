package dev.stepshift.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.errors.TableNotFound;
import dev.stepshift.render.SqlFolder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlanRunTest {

  private final PlanRun planRun =
      new PlanRun(new SqlFolder(Path.of("../../sql/pipelines/tpch/pipeline.yaml")));

  @Test
  void allTablesArePlannedInWaves() {
    RunPlan plan = plan("2026-01-01T06:00:00Z", Map.of());
    assertThat(names(plan))
        .containsExactly(
            List.of("region", "part"),
            List.of("nation"),
            List.of("supplier", "customer"),
            List.of("partsupp", "orders"),
            List.of("lineitem"),
            List.of("fact_yearly_sale"));
    assertThat(plan.waves().get(4).get(0).after()).containsExactly("orders", "partsupp");
    assertThat(plan.maxParallel()).isEqualTo(8);
  }

  @Test
  void tablesRestrictTheRunAndWhatItsTablesWaitFor() {
    RunPlan plan = plan("2026-01-01T06:00:00Z", Map.of("tables", List.of("lineitem", "orders")));
    assertThat(names(plan)).containsExactly(List.of("orders"), List.of("lineitem"));
    assertThat(plan.waves().get(0).get(0).after()).isEmpty();
    assertThat(plan.waves().get(1).get(0).after()).containsExactly("orders");
  }

  @Test
  void aRunFromATableLoadsItAndAllThatComesAfterIt() {
    RunPlan plan = plan("2026-01-01T06:00:00Z", Map.of("from", "orders"));
    assertThat(names(plan).get(0)).containsExactly("orders");
    assertThat(names(plan).stream().flatMap(List::stream)).contains("lineitem", "fact_yearly_sale");
    assertThat(names(plan).stream().flatMap(List::stream)).doesNotContain("customer", "region");
    assertThatThrownBy(() -> plan("2026-01-01T06:00:00Z", Map.of("from", "order")))
        .isInstanceOf(TableNotFound.class);
    assertThatThrownBy(
            () ->
                plan("2026-01-01T06:00:00Z", Map.of("from", "orders", "tables", List.of("orders"))))
        .isInstanceOf(RequestInvalid.class)
        .hasMessageContaining("leave tables out");
  }

  @Test
  void theTimeoutOfATableHoldsEachOfItsStepsTwice() {
    RunPlan plan = plan("2026-01-01T06:00:00Z", Map.of("tables", List.of("lineitem")));
    long minutes = 2 * (60 + 10 + 60 + 10) + 15;
    assertThat(plan.waves().get(0).get(0).timeoutSeconds()).isEqualTo(minutes * 60);
  }

  @Test
  void theLeaseOutlivesTheLongestLoad() {
    RunPlan plan = plan("2026-01-01T06:00:00Z", Map.of());
    long longest =
        plan.waves().stream()
            .flatMap(List::stream)
            .mapToLong(PlannedTable::timeoutSeconds)
            .max()
            .orElseThrow();
    assertThat(plan.leaseSeconds()).isEqualTo(longest + 15 * 60);
  }

  @Test
  void aRunWaitsForItsTurnUnlessThePipelineSaysSkip() {
    assertThat(plan("2026-01-01T06:00:00Z", Map.of()).overlap()).isEqualTo("wait");
    PlanRun skipping =
        new PlanRun(
            new SqlFolder(
                Path.of("../pipeline/src/test/resources/pipelines/good/everything.yaml")));
    PlanRequest.Run run = new PlanRequest.Run("run-1", "arn", "2026-01-01T06:00:00Z");
    assertThat(skipping.plan(new PlanRequest("every_field", run, null)).overlap())
        .isEqualTo("skip");
    assertThat(
            skipping.plan(new PlanRequest("every_field", run, Map.of("overlap", "wait"))).overlap())
        .isEqualTo("wait");
  }

  @Test
  void theRunDateIsTheUtcDateOfTheStartUnlessItIsGiven() {
    assertThat(plan("2026-01-01T00:30:00+02:00", Map.of()).runDate()).isEqualTo("2025-12-31");
    assertThat(plan("2026-01-01T06:00:00.5Z", Map.of("runDate", "2024-02-29")).runDate())
        .isEqualTo("2024-02-29");
  }

  @Test
  void theTriggerIsManualUnlessItIsGiven() {
    assertThat(plan("2026-01-01T06:00:00Z", Map.of()).trigger()).isEqualTo("manual");
    assertThat(plan("2026-01-01T06:00:00Z", Map.of("trigger", "schedule")).trigger())
        .isEqualTo("schedule");
  }

  @Test
  void theEventIsPassedOn() {
    assertThat(plan("2026-01-01T06:00:00Z", Map.of()).event()).isEmpty();
    assertThat(plan("2026-01-01T06:00:00Z", Map.of("event", "bucket/key/1")).event())
        .isEqualTo("bucket/key/1");
  }

  @Test
  void anAbsentRequestAsksForEverything() {
    PlanRequest.Run run = new PlanRequest.Run("run-1", "arn", "2026-01-01T06:00:00Z");
    assertThat(planRun.plan(new PlanRequest("tpch", run, null)).waves()).hasSize(6);
  }

  @ParameterizedTest
  @MethodSource("wrongRequests")
  void aWrongRequestIsRefusedWithItsField(Map<String, Object> request, String message) {
    assertThatThrownBy(() -> plan("2026-01-01T06:00:00Z", request))
        .isInstanceOf(RequestInvalid.class)
        .hasMessageContaining(message);
  }

  static List<Arguments> wrongRequests() {
    return List.of(
        Arguments.of(Map.of("rundate", "2026-01-01"), "unknown key rundate"),
        Arguments.of(Map.of("runDate", "01.02.2026"), "\"01.02.2026\""),
        Arguments.of(Map.of("runDate", "2026-02-30"), "\"2026-02-30\""),
        Arguments.of(Map.of("runDate", 20260101), "\"runDate\""),
        Arguments.of(Map.of("tables", "orders"), "\"tables\""),
        Arguments.of(Map.of("tables", List.of()), "\"tables\""),
        Arguments.of(Map.of("tables", Arrays.asList("orders", null)), "\"tables\""),
        Arguments.of(Map.of("trigger", 1), "\"trigger\""),
        Arguments.of(Map.of("event", List.of("a")), "\"event\""),
        Arguments.of(Map.of("overlap", "queue"), "\"queue\"; write skip or wait"),
        Arguments.of(Map.of("from", "2026-01-01", "to", "2026-01-02"), "unknown key to"));
  }

  @Test
  void aTableThatThePipelineDoesNotHaveIsNotFound() {
    assertThatThrownBy(() -> plan("2026-01-01T06:00:00Z", Map.of("tables", List.of("ordres"))))
        .isInstanceOf(TableNotFound.class)
        .hasMessageContaining("\"ordres\"")
        .hasMessageContaining("orders");
  }

  @Test
  void aCallWithoutPipelineOrStartIsRefused() {
    PlanRequest.Run run = new PlanRequest.Run("run-1", "arn", "2026-01-01T06:00:00Z");
    assertThatThrownBy(() -> planRun.plan(new PlanRequest(null, run, Map.of())))
        .isInstanceOf(RequestInvalid.class)
        .hasMessageContaining("\"pipeline\"");
    assertThatThrownBy(() -> plan(null, new HashMap<>()))
        .isInstanceOf(RequestInvalid.class)
        .hasMessageContaining("run.startedAt");
    assertThatThrownBy(() -> plan("yesterday", Map.of()))
        .isInstanceOf(RequestInvalid.class)
        .hasMessageContaining("\"yesterday\"");
  }

  private RunPlan plan(String startedAt, Map<String, Object> request) {
    PlanRequest.Run run = new PlanRequest.Run("run-1", "arn", startedAt);
    return planRun.plan(new PlanRequest("tpch", run, request));
  }

  private static List<List<String>> names(RunPlan plan) {
    return plan.waves().stream()
        .map(wave -> wave.stream().map(PlannedTable::table).toList())
        .toList();
  }
}
