package dev.stepshift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.stepshift.aws.http.LoopbackHttp;
import dev.stepshift.cli.progress.FakeStepFunctions;
import dev.stepshift.cli.progress.ShopRuns;
import dev.stepshift.cli.validate.Check;
import dev.stepshift.laptop.Endpoints;
import dev.stepshift.laptop.deploy.LocalNames;
import dev.stepshift.laptop.faults.FaultyEvents;
import dev.stepshift.laptop.sns.SentMessage;
import dev.stepshift.laptop.sns.SentMessages;
import dev.stepshift.s3.MemoryS3;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

class CliTest {

  @TempDir Path home;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final FakeStepFunctions stepFunctions = new FakeStepFunctions().onStart(ShopRuns::good);
  private final MemoryS3 s3 = new MemoryS3().bucket(LocalNames.DATA_BUCKET);
  private final FakeLocalAws aws = new FakeLocalAws();
  private final Interrupts interrupts = new Interrupts();
  private final List<Check> checks = new ArrayList<>();
  private FakeRedshift redshift = FakeRedshift.withRows();
  private LocalAwsStarter starter = (root, ports, faults) -> aws;
  private final List<SentMessage> messages = new ArrayList<>();
  private HttpServer usageServer;

  @BeforeEach
  void makeRepository() throws Exception {
    Path shop = Files.createDirectories(home.resolve("sql/pipelines/shop"));
    Files.writeString(shop.resolve("pipeline.yaml"), "name: shop\n");
    Path samples = Files.createDirectories(shop.resolve("samples/shop/{run_date}"));
    Files.writeString(samples.resolve("orders.csv"), "1,2\n");
    Files.writeString(home.resolve("pom.xml"), "<project><version>1.2.3</version></project>");
  }

  @AfterEach
  void stopServing() {
    if (usageServer != null) {
      usageServer.stop(0);
    }
  }

  @Test
  void helpListsTheCommands() {
    assertThat(stepshift("--help")).isZero();
    assertThat(out.toString())
        .startsWith("Usage: stepshift [-hV] <command>\n")
        .contains(
            "  run ",
            "  backfill ",
            "  redrive ",
            "  serve ",
            "  sql ",
            "  messages ",
            "  validate ",
            "Exit codes:");
  }

  @Test
  void noCommandAtAllIsAUsageErrorWithTheHelp() {
    assertThat(stepshift()).isEqualTo(2);
    assertThat(err.toString()).startsWith("Usage: stepshift");
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
  void theVersionIsThatOfTheBuildFile() {
    assertThat(stepshift("--version")).isZero();
    assertThat(out.toString()).isEqualTo("stepshift 1.2.3, Java " + Runtime.version() + "\n");
  }

  @Test
  void anUnknownCommandGetsASuggestion() {
    assertThat(stepshift("rum", "shop")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            """
            stepshift: There is no command 'rum'.
            Did you mean: stepshift run?
            See ./stepshift --help
            """);
  }

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
    assertThat(Served.file(home)).doesNotExist();
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
    starter =
        (root, ports, faults) -> {
          ObjectNode end = JsonNodeFactory.instance.objectNode().put("source", "aws.redshift-data");
          end.putObject("detail").put("statementName", "local/shop/run/orders/merge");
          new FaultyEvents(faults, event -> {}).accept(end);
          return aws;
        };
    assertThat(stepshift("run", "shop", "--fault", "drop-event:orders/merge")).isZero();
    assertThat(out.toString())
        .contains("\nInjected drop-event:orders/merge (local/shop/run/orders/merge)\n");
  }

  private void copyMachines() throws Exception {
    Path machines = Files.createDirectories(home.resolve("statemachines"));
    try (Stream<Path> files = Files.list(Path.of("../../statemachines"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, machines.resolve(file.getFileName()));
      }
    }
  }

  private void writeTables(String... names) throws Exception {
    StringBuilder yaml =
        new StringBuilder("pipeline: shop\nschema: shop\ndescription: a shop\ntables:\n");
    for (String name : names) {
      yaml.append("  - name: " + name + "\n    strategy: replace\n    key: id\n")
          .append("    columns: [{name: id, type: bigint}]\n")
          .append(
              "    source: {path: \"" + name + "/{run_date}/\", files: \"*.csv\", format: csv}\n");
    }
    Files.writeString(home.resolve("sql/pipelines/shop/pipeline.yaml"), yaml);
  }

  @Test
  void aPortThatIsTakenIsNamedWithItsOption() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      assertThat(stepshift("serve", "--s3-port", port)).isEqualTo(1);
      assertThat(out.toString()).isEmpty();
      assertThat(err.toString())
          .isEqualTo(
              "stepshift: Port %s (--s3-port) is taken: give another one, or leave the option out"
                      .formatted(port)
                  + " for any free one.\n");
    }
  }

  @Test
  void seedOnlyStartsNothing() {
    assertThat(stepshift("run", "shop", "--seed-only")).isZero();
    assertThat(stepFunctions.started).isEmpty();
    assertThat(s3.objects(LocalNames.DATA_BUCKET, "")).hasSize(1);
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

            Mend the cause, then go on with the validations:
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
    assertThat(s3.objects(LocalNames.SQL_BUCKET, ""))
        .containsKey("sql/pipelines/shop/pipeline.yaml")
        .doesNotContainKey("sql/pipelines/shop/samples/shop/{run_date}/orders.csv");
  }

  @Test
  void aServedStacksUsageIsAskedForOverHttp() throws Exception {
    serve();
    assertThat(stepshift("run", "shop")).isZero();
    assertThat(out.toString()).contains("Lambda       7 invocations");
  }

  @Test
  void aRedriveTakesTheLastFailedRunAndFollowsIt() throws Exception {
    serve();
    String failed = FakeStepFunctions.arn("local-shop", "monday");
    ShopRuns.bad(stepFunctions, failed);
    assertThat(stepshift("redrive", "shop")).isZero();
    assertThat(stepFunctions.redriven).containsExactly(failed);
    assertThat(out.toString())
        .startsWith("Redriving monday\n")
        .contains("orders: loaded, 15,000 rows");
  }

  @Test
  void aRedriveTakesTheRunThatIsNamed() throws Exception {
    serve();
    String tuesday = FakeStepFunctions.arn("local-shop", "tuesday");
    ShopRuns.bad(stepFunctions, tuesday);
    assertThat(stepshift("redrive", "shop", "tuesday")).isZero();
    assertThat(stepFunctions.redriven).containsExactly(tuesday);
  }

  @Test
  void aRedriveWithoutAFailedRunSaysSo() throws Exception {
    serve();
    assertThat(stepshift("redrive", "shop")).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("stepshift: No run of shop has failed.\n");
  }

  @Test
  void ctrlCStopsTheRunAndThenTheServices() throws Exception {
    CompletableFuture<String> follows = new CompletableFuture<>();
    stepFunctions.onStart(
        (self, arn) -> {
          ShopRuns.good(self, arn);
          follows.complete(arn);
        });
    Environment slow = environment(Duration.ofSeconds(60));
    Thread run = new Thread(() -> new Cli(slow, List.of()).execute("run", "shop"));
    run.setDaemon(true);
    run.start();
    String arn = follows.get(10, TimeUnit.SECONDS);
    while (!out.toString().contains("Run manual")) {
      Thread.sleep(5);
    }
    Thread.sleep(200);

    assertThat(interrupts.interrupt()).isTrue();

    assertThat(stepFunctions.stopped).containsExactly(arn);
    assertThat(aws.closed).isTrue();
    run.interrupt();
  }

  @Test
  void aKeptRunStaysUpAndCanBeFound() throws Exception {
    Environment environment = environment(Duration.ZERO);
    Thread run = new Thread(() -> new Cli(environment, List.of()).execute("run", "shop", "--keep"));
    run.setDaemon(true);
    run.start();
    while (!out.toString().contains("Everything is still up")) {
      Thread.sleep(5);
    }
    assertThat(Served.find(home)).map(Served::endpoints).contains(aws.endpoints());
    assertThat(aws.closed).isFalse();

    interrupts.interrupt();

    assertThat(aws.closed).isTrue();
    assertThat(Served.file(home)).doesNotExist();
    run.interrupt();
  }

  @Test
  void serveSaysHowToPointTheAwsCliAtIt() throws Exception {
    Environment environment = environment(Duration.ZERO);
    Thread serve = new Thread(() -> new Cli(environment, List.of()).execute("serve"));
    serve.setDaemon(true);
    serve.start();
    while (!out.toString().contains("Ctrl-C stops it.")) {
      Thread.sleep(5);
    }
    assertThat(Files.readString(home.resolve(".stepshift/env")))
        .isEqualTo(
            """
            export AWS_ENDPOINT_URL_SFN=http://127.0.0.1:9
            export AWS_ENDPOINT_URL_REDSHIFT_DATA=http://127.0.0.1:9
            export AWS_ENDPOINT_URL_S3=http://127.0.0.1:9
            export AWS_ENDPOINT_URL_DYNAMODB=http://127.0.0.1:9
            export AWS_REGION=us-east-1
            export AWS_DEFAULT_REGION=us-east-1
            export AWS_ACCESS_KEY_ID=local
            export AWS_SECRET_ACCESS_KEY=local
            """);
    assertThat(stepshift("serve")).isEqualTo(1);
    assertThat(err.toString()).contains("serves already");
    interrupts.interrupt();
    serve.interrupt();
  }

  @Test
  void aNoteOfAProcessThatIsGoneIsRemoved() {
    new Served(ProcessHandle.current().pid(), Instant.EPOCH.plusSeconds(1), aws.endpoints())
        .write(home);
    assertThat(stepshift("sql", "select 1")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            "stepshift: Nothing is served: start './stepshift serve', or a run with --keep, in"
                + " another terminal.\n");
    assertThat(Served.file(home)).doesNotExist();
  }

  @Test
  void messagesAreShownWithTheirTime() throws Exception {
    serve();
    assertThat(stepshift("messages")).isZero();
    assertThat(out.toString()).isEqualTo("Nobody was told anything: no run has failed.\n");
    messages.add(
        new SentMessage(
            Instant.parse("2026-01-01T12:00:00Z"),
            "arn",
            "Stepshift: shop failed",
            "Why\n\nLink\n"));
    out.getBuffer().setLength(0);
    assertThat(stepshift("messages")).isZero();
    assertThat(out.toString())
        .isEqualTo("2026-01-01T12:00:00Z  Stepshift: shop failed\n  Why\n\n  Link\n\n");
  }

  @Test
  void aQueryPrintsAnAlignedTable() throws Exception {
    serve();
    assertThat(stepshift("sql", "select segment, customers from x")).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            segment     customers
            BUILDING          337
            odd, "one"          5
            null                1

            3 rows
            """);
    assertThat(redshift.executed.get(0).sql()).isEqualTo("select segment, customers from x");
    assertThat(redshift.executed.get(0).workgroupName()).isEqualTo("local");
  }

  @Test
  void aQueryCanBeCsv() throws Exception {
    serve();
    assertThat(stepshift("sql", "--csv", "select segment, customers from x")).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            segment,customers
            BUILDING,337
            "odd, ""one\""",5
            ,1
            """);
  }

  @Test
  void aStatementWithoutAResultSaysHowManyRows() throws Exception {
    redshift = FakeRedshift.withCount(7);
    serve();
    assertThat(stepshift("sql", "delete from x")).isZero();
    assertThat(out.toString()).isEqualTo("Done, 7 rows.\n");
  }

  @Test
  void aWrongQueryGetsRedshiftsOwnText() throws Exception {
    redshift = FakeRedshift.failing("ERROR: relation \"x\" does not exist");
    serve();
    assertThat(stepshift("sql", "select 1 from x")).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("stepshift: ERROR: relation \"x\" does not exist\n");
  }

  @Test
  void validateListsEveryProblem() {
    checks.add(check("pipeline.yaml of shop"));
    checks.add(check("machines", "a.asl.json: no StartAt.", "b.asl.json: no States."));
    assertThat(stepshift("validate")).isEqualTo(1);
    assertThat(out.toString())
        .isEqualTo(
            """
            ok       pipeline.yaml of shop
            problem  machines
                       a.asl.json: no StartAt.
                       b.asl.json: no States.

            2 checks, 2 problems.
            """);
  }

  @Test
  void validateWithoutProblemsIsWell() {
    checks.add(check("pipeline.yaml of shop"));
    assertThat(stepshift("validate", "shop")).isZero();
  }

  @Test
  void aBugIsOneLineAndThePlaceOfTheLog() {
    starter =
        (root, ports, faults) -> {
          throw new IllegalStateException("boom");
        };
    assertThat(stepshift("run", "shop")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            "stepshift: This is a bug in Stepshift: java.lang.IllegalStateException: boom. More is"
                + " in "
                + LogFile.in(home)
                + ".\n");
  }

  @Test
  void aDeploymentThatFailsLeavesNothingUp() {
    FakeLocalAws closing = aws;
    starter =
        (root, ports, faults) ->
            new dev.stepshift.laptop.LocalAws() {
              @Override
              public Endpoints endpoints() {
                return closing.endpoints();
              }

              @Override
              public void deploy(Path root) {
                throw new CliError("sql/pipelines/shop/pipeline.yaml: no tables.");
              }

              @Override
              public dev.stepshift.laptop.Usage usage() {
                return dev.stepshift.laptop.Usage.NONE;
              }

              @Override
              public void close() {
                closing.close();
              }
            };
    assertThat(stepshift("run", "shop", "--keep")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo("stepshift: sql/pipelines/shop/pipeline.yaml: no tables.\n");
    assertThat(aws.closed).isTrue();
  }

  private int stepshift(String... arguments) {
    return new Cli(environment(Duration.ZERO), List.of()).execute(arguments);
  }

  private Environment environment(Duration pause) {
    return new Environment(
        home,
        new PrintWriter(out),
        new PrintWriter(err),
        Terminal.NONE,
        stepFunctions.clock(),
        pause,
        new Parts(
            (root, ports, faults) -> starter.start(root, ports, faults),
            (root, pipeline) -> checks),
        endpoints -> new Clients(stepFunctions, redshift, s3),
        interrupts);
  }

  /** Notes this process as one that serves, with a usage that grows by 7 invocations a reading. */
  private void serve() throws Exception {
    int[] readings = {0};
    usageServer = LoopbackHttp.bind(0);
    usageServer.createContext(
        "/stepshift/usage",
        exchange -> {
          readings[0]++;
          byte[] body =
              ("{\"lambdaInvocations\":" + 7 * readings[0] + ",\"lambdaMillis\":1000}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    usageServer.createContext(
        "/stepshift/messages",
        exchange -> {
          byte[] body = SentMessages.toJson(messages).toString().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    usageServer.start();
    URI uri = URI.create("http://127.0.0.1:" + usageServer.getAddress().getPort());
    Served.here(new Endpoints(uri, uri, uri, uri)).write(home);
  }

  private static Check check(String name, String... problems) {
    return new Check() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<String> problems() {
        return List.of(problems);
      }
    };
  }
}
