package dev.stepshift.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.errors.TableNotFound;
import dev.stepshift.render.SqlFolder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BackfillRequestTest {

  private final PlanRun planRun =
      new PlanRun(new SqlFolder(Path.of("../../sql/pipelines/tpch/pipeline.yaml")));

  @Test
  void aGoodRangeIsAnsweredWithThePlanOfItsFirstRun() {
    RunPlan plan =
        plan(
            Map.of(
                "from",
                "2024-02-28",
                "to",
                "2024-03-01",
                "tables",
                List.of("orders"),
                "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID",
                "arn"));
    assertThat(plan.runDate()).isEqualTo("2024-02-28");
    assertThat(plan.trigger()).isEqualTo("backfill");
    assertThat(plan.overlap()).isEqualTo("wait");
    assertThat(plan.waves()).hasSize(1);
  }

  @Test
  void oneDateIsARangeAndSoAreAThousand() {
    assertThat(plan(Map.of("from", "2026-01-01", "to", "2026-01-01")).runDate())
        .isEqualTo("2026-01-01");
    assertThat(plan(Map.of("from", "2023-04-07", "to", "2025-12-31")).runDate())
        .isEqualTo("2023-04-07");
  }

  @ParameterizedTest
  @MethodSource("wrongRequests")
  void aWrongRangeIsRefusedWithItsField(Map<String, Object> request, String message) {
    assertThatThrownBy(() -> plan(request))
        .isInstanceOf(RequestInvalid.class)
        .hasMessageContaining(message);
  }

  static List<Arguments> wrongRequests() {
    return List.of(
        Arguments.of(Map.of(), "has no \"from\""),
        Arguments.of(Map.of("from", "2026-01-01"), "has no \"to\""),
        Arguments.of(
            Map.of("from", "2026-01-02", "to", "2026-01-01"),
            "\"from\" is 2026-01-02, which is after \"to\", 2026-01-01"),
        Arguments.of(
            Map.of("from", "2026-02-30", "to", "2026-03-01"),
            "\"from\" of the backfill's input is \"2026-02-30\""),
        Arguments.of(Map.of("from", "2026-01-01", "to", 20260102), "\"20260102\""),
        Arguments.of(
            Map.of("from", "2023-04-06", "to", "2025-12-31"),
            "1,001 dates since 2023-04-06; a backfill has at most 1,000: begin with those up to"
                + " 2025-12-30."),
        Arguments.of(
            Map.of("from", "2026-01-01", "to", "2026-01-02", "runDate", "2026-01-01"),
            "unknown key runDate"),
        Arguments.of(
            Map.of("from", "2026-01-01", "to", "2026-01-02", "tables", "orders"), "\"tables\""),
        Arguments.of(
            Map.of("from", "2026-01-01", "to", "2026-01-02", "tables", Arrays.asList(1, 2)),
            "\"tables\""));
  }

  @Test
  void aTableThatThePipelineDoesNotHaveIsNotFound() {
    assertThatThrownBy(
            () ->
                plan(Map.of("from", "2026-01-01", "to", "2026-01-02", "tables", List.of("ordres"))))
        .isInstanceOf(TableNotFound.class)
        .hasMessageContaining("\"ordres\"");
  }

  private RunPlan plan(Map<String, Object> request) {
    PlanRequest.Run run = new PlanRequest.Run("backfill-1", "arn", "2026-05-01T06:00:00Z");
    return planRun.plan(new PlanRequest("tpch", run, request, true));
  }
}
