package dev.stepshift.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

class PastRunsTest {

  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  @Test
  void aSkippedDateIsMissingUntilARunOfAllTablesHasLoadedIt() {
    PastRun skipped = run("b", 10, "{'runDate':'2026-01-03'}", "SUCCEEDED", skippedBy("a"));
    assertThat(skipped.state()).isEqualTo("skipped");
    assertThat(missing(skipped)).containsExactly("2026-01-03");
    assertThat(
            missing(
                run("a", 0, "{'runDate':'2026-01-02'}", "SUCCEEDED", "{'runDate':'2026-01-02'}"),
                skipped,
                run("c", 20, "{'runDate':'2026-01-03'}", "FAILED", null),
                run("d", 30, "{'runDate':'2026-01-03','tables':['t']}", "SUCCEEDED", "{}"),
                run("e", 40, "{'runDate':'2026-01-03','from':'t'}", "SUCCEEDED", "{}"),
                run("f", 50, "{'runDate':'2026-01-03'}", "SUCCEEDED", skippedBy("d"))))
        .containsExactly("2026-01-03");
    assertThat(missing(skipped, run("g", 60, "{'runDate':'2026-01-03'}", "SUCCEEDED", "{}")))
        .isEmpty();
  }

  @Test
  void theRunThatWentOnMayHaveLoadedTheDateItself() {
    PastRun skipped = run("b", 10, "{'runDate':'2026-01-03'}", "SUCCEEDED", skippedBy("a"));
    assertThat(missing(run("a", 0, "{'runDate':'2026-01-03'}", "SUCCEEDED", "{}"), skipped))
        .isEmpty();
  }

  @Test
  void aSecondRunOfAnEventLeavesNothingOut() {
    PastRun duplicate =
        run(
            "b",
            10,
            "{}",
            "SUCCEEDED",
            "{'skipped':true,'duplicateOf':'a','runDate':'2026-01-05'}");
    assertThat(duplicate.state()).isEqualTo("duplicate");
    assertThat(duplicate.runDate()).isEqualTo("2026-01-05");
    assertThat(missing(duplicate)).isEmpty();
  }

  private static List<String> missing(PastRun... runs) {
    return new PastRuns(List.of(runs)).missing().stream().map(PastRun::runDate).toList();
  }

  private static String skippedBy(String other) {
    return "{'skipped':true,'heldBy':'" + other + "','runDate':'2026-01-03'}";
  }

  /** It takes eleven minutes. */
  private static PastRun run(String name, int minute, String input, String status, String output) {
    Instant started = NOON.plusSeconds(60L * minute);
    return PastRun.of(
        DescribeExecutionResponse.builder()
            .name(name)
            .input(input.replace('\'', '"'))
            .output(output == null ? null : output.replace('\'', '"'))
            .status(status)
            .startDate(started)
            .stopDate(started.plusSeconds(600 + 60))
            .build());
  }
}
