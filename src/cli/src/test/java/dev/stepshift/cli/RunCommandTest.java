package dev.stepshift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.cli.progress.ShopRuns;
import dev.stepshift.laptop.deploy.LocalNames;
import dev.stepshift.laptop.faults.FaultyEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

class RunCommandTest extends CommandTest {

  @Test
  void aDateThatIsNoneIsAUsageError() {
    assertThat(stepshift("run", "shop", "--date", "yesterday")).isEqualTo(2);
    assertThat(err.toString()).contains("'--date'", "yesterday").doesNotContain("\tat ");
  }

  @Test
  void anUnknownPipelineIsAnsweredWithThoseThereAre() {
    assertThat(stepshift("run", "shp")).isEqualTo(2);
    assertThat(err.toString()).isEqualTo("stepshift: There is no pipeline 'shp'. There is shop.\n");
    assertThat(aws.deployed).isNull();
  }

  @Test
  void aRunDeliversFollowsAndSumsUp() {
    assertThat(stepshift("run", "shop", "--date", "2026-01-02")).isZero();
    assertThat(out.toString())
        .startsWith(
            """
            Starting the local AWS
            Delivered 2026-01-02: 1 file, 4 B.
            Run manual-20260101T060000000Z

            region: running
            region: loaded, 5 rows, 1.0 s
            orders: running
            orders: loaded, 15,000 rows, 3.0 s

            table """)
        .contains("Run          succeeded in 5.0 s, 15,005 rows\n")
        .contains("Lambda       10 invocations");
    assertThat(stepFunctions.started.get(0).stateMachineArn())
        .isEqualTo("arn:aws:states:us-east-1:000000000000:stateMachine:local-shop");
    assertThat(stepFunctions.started.get(0).input())
        .isEqualTo("{\"runDate\":\"2026-01-02\",\"trigger\":\"manual\"}");
    assertThat(s3.objects(LocalNames.DATA_BUCKET, ""))
        .containsOnlyKeys("shop/2026-01-02/orders.csv");
    assertThat(aws.deployed).isEqualTo(home);
    assertThat(aws.closed).isTrue();
    assertThat(ServedAws.file(home)).doesNotExist();
  }

  @Test
  void aRunTakesTodaysDateAndOnlyTheTablesNamed() throws Exception {
    writeTables("orders", "region");
    assertThat(stepshift("run", "shop", "--tables", "orders,region")).isZero();
    assertThat(stepFunctions.started.get(0).input())
        .isEqualTo(
            "{\"runDate\":\"2026-01-01\",\"trigger\":\"manual\",\"tables\":[\"orders\",\"region\"]}");
  }

  @Test
  void aRunTakesTheFirstDayOfTheSamplesThatIsNotDelivered() throws Exception {
    for (String day : List.of("2025-12-30", "2025-12-31")) {
      Path folder = home.resolve("sql/pipelines/shop/samples/shop/" + day);
      Files.writeString(Files.createDirectories(folder).resolve("items.csv"), "1,2\n");
    }
    serve();
    assertThat(stepshift("run", "shop")).isZero();
    assertThat(stepshift("run", "shop", "--seed-only")).isZero();
    assertThat(stepFunctions.started.get(0).input())
        .isEqualTo("{\"runDate\":\"2025-12-30\",\"trigger\":\"manual\"}");
    assertThat(s3.objects(LocalNames.DATA_BUCKET, "")).containsKey("shop/2025-12-31/items.csv");

    assertThat(stepshift("run", "shop")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "stepshift: All days of the samples of shop are delivered: 2025-12-30, 2025-12-31."
                + " Name the one to run with --date.\n");
  }

  @Test
  void anUnknownTableIsAUsageErrorBeforeAnythingStarts() throws Exception {
    writeTables("orders", "region");
    assertThat(stepshift("run", "shop", "--tables", "orders,regions")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .isEqualTo("stepshift: Pipeline shop has no table 'regions'. There are orders, region.\n");
  }

  @Test
  void aFaultThatIsNoneIsAUsageErrorBeforeAnythingStarts() throws Exception {
    writeTables("orders");
    copyMachines();
    assertThat(stepshift("run", "shop", "--fault", "drop-event:order")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .isEqualTo(
            "stepshift: Fault 'drop-event:order': there is no table 'order'. There are orders.\n");
    serve();
    assertThat(stepshift("run", "shop", "--fault", "drop-event:orders")).isEqualTo(1);
    assertThat(err.toString()).contains("--fault needs a local AWS of its own");
  }

  @Test
  void aRunSaysWhatWasInjectedAndWhatWasNot() throws Exception {
    writeTables("orders");
    copyMachines();
    assertThat(stepshift("run", "shop", "--fault", "drop-event:orders/merge")).isZero();
    assertThat(out.toString())
        .contains("\nNot injected drop-event:orders/merge: the run did not come there\n");
    out.getBuffer().setLength(0);
    services.onStart(
        faults -> {
          ObjectNode end = JsonNodeFactory.instance.objectNode().put("source", "aws.redshift-data");
          end.putObject("detail").put("statementName", "local/shop/run/orders/merge");
          new FaultyEvents(faults, event -> {}).accept(end);
          return aws;
        });
    assertThat(stepshift("run", "shop", "--fault", "drop-event:orders/merge")).isZero();
    assertThat(out.toString())
        .contains("\nInjected drop-event:orders/merge (local/shop/run/orders/merge)\n");
  }

  @Test
  void seedOnlyStartsNothing() {
    assertThat(stepshift("run", "shop", "--seed-only")).isZero();
    assertThat(stepFunctions.started).isEmpty();
    assertThat(s3.objects(LocalNames.DATA_BUCKET, "")).hasSize(1);
  }

  @Test
  void aPipelineThatIsNewerThanTheServedStackNeedsANewStart() throws Exception {
    serve();
    stepFunctions.onStart(
        (self, arn) -> {
          throw StateMachineDoesNotExistException.builder().message("none").build();
        });
    assertThat(stepshift("run", "shop")).isEqualTo(1);
    assertThat(err.toString()).contains("no machine for shop", "start it again");
  }

  @Test
  void aFailedRunNamesItsErrorsAndExitsWith1() {
    stepFunctions.onStart(ShopRuns::bad);
    assertThat(stepshift("run", "shop")).isEqualTo(1);
    assertThat(out.toString())
        .contains("Run          failed")
        .endsWith(
            """

            Run: dev.stepshift.errors.TablesFailed
              1 table failed: region. Skipped: orders.
            region, at Copy to staging: Redshift.LoadFailed
              region.tbl line 3, column r_name: too long

            To redrive a failed run, keep its warehouse up: run it with --keep, then \
            './stepshift redrive shop' in another terminal.
            """);
  }

  @Test
  void aRunWhosePhaseFailedNamesThePhaseAndGoesOnWithIt() throws Exception {
    serve();
    stepFunctions.onStart(ShopRuns::unsound);
    assertThat(stepshift("run", "shop")).isEqualTo(1);
    assertThat(out.toString())
        .endsWith(
            """

            Run, validations: ValidationFailed
              Validation few of pipeline shop: observed 1, at least 2
                statement v (local)

            Fix the cause, then go on with the validations:
              ./stepshift redrive shop manual-20260101T060000000Z
            """);
  }

  @Test
  void aFailedRunOnAServedStackEndsWithTheLineThatRedrivesIt() throws Exception {
    serve();
    stepFunctions.onStart(ShopRuns::bad);
    assertThat(stepshift("run", "shop")).isEqualTo(1);
    assertThat(out.toString())
        .startsWith("Using the local AWS that is up.\n")
        .endsWith("  ./stepshift redrive shop manual-20260101T060000000Z\n");
    assertThat(aws.deployed).isNull();
    assertThat(deployments).isOne();
  }

  @Test
  void ctrlCStopsTheRunAndThenTheServices() throws Exception {
    CompletableFuture<String> follows = new CompletableFuture<>();
    stepFunctions.onStart(
        (self, arn) -> {
          ShopRuns.good(self, arn);
          follows.complete(arn);
        });
    Thread run = startStepshift(Duration.ofSeconds(60), "run", "shop");
    String arn = follows.get(10, TimeUnit.SECONDS);
    awaitOutput("Run manual");
    Thread.sleep(200);

    assertThat(interrupts.interrupt()).isTrue();

    assertThat(stepFunctions.stopped).containsExactly(arn);
    assertThat(aws.closed).isTrue();
    run.interrupt();
  }

  private void copyMachines() throws Exception {
    Path machines = Files.createDirectories(home.resolve("statemachines"));
    try (Stream<Path> files = Files.list(Path.of("../../statemachines"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, machines.resolve(file.getFileName()));
      }
    }
  }
}
