package dev.stepshift.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import dev.stepshift.aws.http.LoopbackHttp;
import dev.stepshift.cli.progress.FakeStepFunctions;
import dev.stepshift.cli.progress.ShopRuns;
import dev.stepshift.cli.validate.Check;
import dev.stepshift.cli.validate.Checks;
import dev.stepshift.laptop.AwsClients;
import dev.stepshift.laptop.Endpoints;
import dev.stepshift.laptop.deploy.LocalNames;
import dev.stepshift.laptop.sns.SentMessage;
import dev.stepshift.laptop.sns.SentMessages;
import dev.stepshift.s3.MemoryS3;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The command line on a repository of one pipeline, with doubles in place of the local AWS. */
abstract class CommandTest {

  @TempDir Path home;
  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();
  final FakeStepFunctions stepFunctions = new FakeStepFunctions().onStart(ShopRuns::good);
  final MemoryS3 s3 = new MemoryS3().bucket(LocalNames.DATA_BUCKET).bucket(LocalNames.SQL_BUCKET);
  final FakeLocalAws aws = new FakeLocalAws();
  final Interrupts interrupts = new Interrupts();
  final List<SentMessage> messages = new ArrayList<>();
  FakeRedshift redshift = FakeRedshift.withRows();
  final FakeLocalServices services =
      new FakeLocalServices(faults -> aws, () -> new AwsClients(stepFunctions, redshift, s3));
  final List<Check> found = new ArrayList<>();
  Checks checks = (root, pipeline) -> found;
  int deployments;
  private HttpServer served;

  @BeforeEach
  void makeRepository() throws IOException {
    Path shop = Files.createDirectories(home.resolve("sql/pipelines/shop"));
    Files.writeString(shop.resolve("pipeline.yaml"), "name: shop\n");
    Path samples = Files.createDirectories(shop.resolve("samples/shop/{run_date}"));
    Files.writeString(samples.resolve("orders.csv"), "1,2\n");
    Files.writeString(home.resolve("pom.xml"), "<project><version>1.2.3</version></project>");
  }

  @AfterEach
  void stopServing() {
    if (served != null) {
      served.stop(0);
    }
  }

  final int stepshift(String... arguments) {
    return new Cli(environment(Duration.ZERO), List.of()).execute(arguments);
  }

  /** A command that does not end by itself. */
  final Thread startStepshift(Duration pause, String... arguments) {
    Environment environment = environment(pause);
    Thread command = new Thread(() -> new Cli(environment, List.of()).execute(arguments));
    command.setDaemon(true);
    command.start();
    return command;
  }

  private Environment environment(Duration pause) {
    return new Environment(
        home,
        new PrintWriter(out),
        new PrintWriter(err),
        Terminal.NONE,
        stepFunctions.clock(),
        pause,
        services,
        checks,
        interrupts);
  }

  final void awaitOutput(String text) throws InterruptedException {
    while (!out.toString().contains(text)) {
      Thread.sleep(5);
    }
  }

  final void writeTables(String... names) throws IOException {
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

  /** Notes this process as one that serves, with a usage that grows by 7 invocations a reading. */
  final void serve() throws IOException {
    int[] readings = {0};
    served = LoopbackHttp.bind(0);
    answer(
        "/stepshift/usage",
        () ->
            JsonNodeFactory.instance
                .objectNode()
                .put("lambdaInvocations", 7 * ++readings[0])
                .put("lambdaMillis", 1000));
    answer(
        "/stepshift/deploy",
        () -> {
          deployments++;
          return JsonNodeFactory.instance.objectNode();
        });
    answer("/stepshift/messages", () -> SentMessages.toJson(messages));
    served.start();
    URI uri = URI.create("http://127.0.0.1:" + served.getAddress().getPort());
    ServedAws.here(new Endpoints(uri, uri, uri, uri)).write(home);
  }

  private void answer(String path, Supplier<JsonNode> json) {
    served.createContext(
        path,
        exchange -> {
          byte[] body = json.get().toString().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }
}
