package dev.stepshift.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.LambdaSettings;
import dev.stepshift.local.deploy.MachineFiles;
import dev.stepshift.local.lambda.InProcessLambdas;
import dev.stepshift.local.pipeline.FolderPipelineStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** The handlers and the machine files on an AWS that we did not write. */
class EmulatorTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATA = "stepshift-emulated-data";
  private static final String SQL = "stepshift-emulated-sql";
  private static final String ROLE = "arn:aws:iam::000000000000:role/stepshift-emulated";

  private static Emulator emulator;

  @BeforeAll
  static void start() {
    emulator = Emulator.start();
  }

  @AfterAll
  static void stop() {
    if (emulator != null) {
      emulator.close();
    }
  }

  @Test
  void theHandlersReadAndWriteItsS3() throws Exception {
    try (S3Client s3 = s3()) {
      s3.createBucket(bucket -> bucket.bucket(DATA));
      s3.createBucket(bucket -> bucket.bucket(SQL));
      for (Path file : sqlFiles()) {
        s3.putObject(put -> put.bucket(SQL).key(file.toString()), RequestBody.fromFile(file));
      }
      s3.putObject(
          put -> put.bucket(DATA).key("tpch/2026-01-01/orders/orders.1.tbl.gz"),
          RequestBody.fromString("only its size is looked at"));
      InProcessLambdas lambdas =
          new InProcessLambdas(
              s3, new LambdaSettings("emulated", DATA, SQL, "sql/", LambdaSettings.DEFAULT_ROLE));

      JsonNode plan =
          lambdas.invoke(
              "emulated-plan-run",
              JSON.readTree(
                  """
                  {"pipeline": "tpch", "request": {},
                   "run": {"id": "r", "arn": "a", "startedAt": "2026-01-01T06:00:00Z"}}
                  """));
      assertThat(plan.path("waves")).hasSize(5);

      JsonNode load =
          lambdas.invoke(
              "emulated-render-sql",
              JSON.readTree(
                  """
                  {"pipeline": "tpch", "table": "orders", "runId": "r", "runArn": "a",
                   "runDate": "2026-01-01"}
                  """));
      String key = load.path("manifest").asText().substring(("s3://" + DATA + "/").length());
      assertThat(s3.getObjectAsBytes(get -> get.bucket(DATA).key(key)).asUtf8String())
          .contains("s3://" + DATA + "/tpch/2026-01-01/orders/orders.1.tbl.gz");
    }
  }

  @Test
  void itsStepFunctionsTakeEveryMachine() throws Exception {
    MachineFiles files = new MachineFiles(Path.of("statemachines"));
    List<String> created = new ArrayList<>();
    try (SfnClient stepFunctions = client(SfnClient.builder()).build()) {
      create(
          stepFunctions,
          created,
          "complete-statement",
          StateMachineType.EXPRESS,
          files.completeStatement());
      create(stepFunctions, created, "track-run", StateMachineType.EXPRESS, files.trackRun());
      create(
          stepFunctions,
          created,
          "sweep-statements",
          StateMachineType.EXPRESS,
          files.sweepStatements());
      create(stepFunctions, created, "tpch", StateMachineType.STANDARD, files.pipeline("tpch"));
      create(
          stepFunctions,
          created,
          "tpch-backfill",
          StateMachineType.STANDARD,
          files.backfill("tpch"));
      new FolderPipelineStore(Path.of("sql"))
          .pipeline("tpch")
          .tables()
          .forEach(
              table ->
                  create(
                      stepFunctions,
                      created,
                      "tpch-" + table.name(),
                      StateMachineType.STANDARD,
                      files.copyAndMerge("tpch", table.name())));
      assertThat(created).hasSize(13);
      for (String arn : created) {
        assertThat(
                stepFunctions
                    .describeStateMachine(machine -> machine.stateMachineArn(arn))
                    .definition())
            .contains("JSONata");
        stepFunctions.deleteStateMachine(machine -> machine.stateMachineArn(arn));
      }
    }
  }

  private static void create(
      SfnClient stepFunctions,
      List<String> created,
      String name,
      StateMachineType type,
      String definition) {
    created.add(
        stepFunctions
            .createStateMachine(
                machine ->
                    machine
                        .name("emulated-" + name)
                        .type(type)
                        .definition(definition)
                        .roleArn(ROLE))
            .stateMachineArn());
  }

  private static S3Client s3() {
    return client(S3Client.builder()).forcePathStyle(true).build();
  }

  private static <B extends AwsClientBuilder<B, ?>> B client(B builder) {
    URI endpoint = emulator.endpoint();
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
  }

  private static List<Path> sqlFiles() throws Exception {
    try (Stream<Path> tree = Files.walk(Path.of("sql"))) {
      return tree.filter(Files::isRegularFile).toList();
    }
  }
}
