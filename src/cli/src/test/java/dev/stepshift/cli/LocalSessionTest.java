package dev.stepshift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How commands start, find and put away a local AWS. */
class LocalSessionTest extends CommandTest {

  @Test
  void aDeploymentThatFailsLeavesNothingUp() {
    aws.failing = new CliError("sql/pipelines/shop/pipeline.yaml: no tables.");
    assertThat(stepshift("run", "shop", "--keep")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo("stepshift: sql/pipelines/shop/pipeline.yaml: no tables.\n");
    assertThat(aws.closed).isTrue();
  }

  @Test
  void aNoteOfAProcessThatIsGoneIsRemoved() {
    new ServedAws(ProcessHandle.current().pid(), Instant.EPOCH.plusSeconds(1), aws.endpoints())
        .write(home);
    assertThat(stepshift("sql", "select 1")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            "stepshift: Nothing is served: start './stepshift serve', or a run with --keep, in"
                + " another terminal.\n");
    assertThat(ServedAws.file(home)).doesNotExist();
  }

  @Test
  void aServedStacksUsageIsAskedForOverHttp() throws Exception {
    serve();
    assertThat(stepshift("run", "shop")).isZero();
    assertThat(out.toString()).contains("Lambda       7 invocations");
  }

  @Test
  void aServedStackIsBroughtToWhatTheRepositoryHolds() throws Exception {
    serve();
    assertThat(stepshift("run", "shop")).isZero();
    assertThat(deployments).isOne();
  }

  @Test
  void twoPipelinesThatWriteOneTableAreNotRunNorServed() throws Exception {
    writeTables("orders");
    Path twin = Files.createDirectories(home.resolve("sql/pipelines/twin"));
    Files.writeString(
        twin.resolve("pipeline.yaml"),
        Files.readString(home.resolve("sql/pipelines/shop/pipeline.yaml"))
            .replace("pipeline: shop", "pipeline: twin"));
    for (String command : List.of("run", "backfill", "serve")) {
      err.getBuffer().setLength(0);
      List<String> arguments =
          switch (command) {
            case "run" -> List.of("run", "shop");
            case "backfill" ->
                List.of("backfill", "twin", "--from", "2026-01-01", "--to", "2026-01-01");
            default -> List.of("serve");
          };
      assertThat(stepshift(arguments.toArray(String[]::new))).isEqualTo(1);
      assertThat(err.toString())
          .startsWith("stepshift: pipelines/twin/pipeline.yaml:5: tables[orders]: writes ")
          .contains("pipelines/shop/pipeline.yaml:5");
    }
  }

  @Test
  void aKeptRunStaysUpAndCanBeFound() throws Exception {
    Thread run = startStepshift(Duration.ZERO, "run", "shop", "--keep");
    awaitOutput("Everything is still up");
    assertThat(ServedAws.find(home)).map(ServedAws::endpoints).contains(aws.endpoints());
    assertThat(aws.closed).isFalse();

    interrupts.interrupt();

    assertThat(aws.closed).isTrue();
    assertThat(ServedAws.file(home)).doesNotExist();
    run.interrupt();
  }
}
