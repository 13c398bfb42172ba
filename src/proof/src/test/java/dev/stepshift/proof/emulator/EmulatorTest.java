package dev.stepshift.proof.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.functions.LambdaSettings;
import dev.stepshift.laptop.deploy.LocalNames;
import dev.stepshift.laptop.deploy.MachineFiles;
import dev.stepshift.laptop.lambda.InProcessLambdas;
import dev.stepshift.pipeline.yaml.FolderPipelineStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** The handlers and the machine files on an AWS that we did not write. */
class EmulatorTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATA = "stepshift-emulated-data";
  private static final String SQL = "stepshift-emulated-sql";
  private static final String ROLE = "arn:aws:iam::000000000000:role/stepshift-emulated";

  private static final String PARENT = "emulated-tpch";
  private static final String CHILD = "emulated-tpch-region";
  private static final MachineFiles FILES = new MachineFiles(Path.of("../../statemachines"));

  private static Emulator emulator;

  @BeforeAll
  static void start() throws Exception {
    emulator = Emulator.start(MockedIntegrations.configuration(PARENT, CHILD));
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
      assertThat(plan.at("/waves/0/0/table").asText()).isEqualTo("region");

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
  void itsStepFunctionsTakeEveryMachine() {
    try (SfnClient stepFunctions = client(SfnClient.builder()).build()) {
      Map<String, String> machines = machines();
      assertThat(machines).containsKeys(PARENT, CHILD, PARENT + "-run-phase");
      machines.forEach(
          (name, definition) -> {
            String arn = create(stepFunctions, name, definition);
            assertThat(
                    stepFunctions
                        .describeStateMachine(machine -> machine.stateMachineArn(arn))
                        .definition())
                .contains("JSONata");
            stepFunctions.deleteStateMachine(machine -> machine.stateMachineArn(arn));
          });
    }
  }

  @Test
  void itsStepFunctionsFindNoFaultInAnyMachine() {
    try (SfnClient stepFunctions = client(SfnClient.builder()).build()) {
      machines()
          .forEach(
              (name, definition) -> {
                try {
                  assertThat(
                          stepFunctions
                              .validateStateMachineDefinition(
                                  machine -> machine.definition(definition).type(type(name)))
                              .resultAsString())
                      .as(name)
                      .isEqualTo("OK");
                } catch (AwsServiceException refused) {
                  assumeTrue(
                      refused.statusCode() < 500 && !refused.getMessage().contains("Unknown"),
                      "This emulator does not know ValidateStateMachineDefinition.");
                  throw refused;
                }
              });
    }
  }

  @Test
  void theParentTakesTheLockLoadsRecordsAndGivesTheLockBack() throws Exception {
    EmulatedRun run =
        run(
            PARENT,
            FILES.pipeline("tpch"),
            MockedIntegrations.LOADED,
            "{\"runDate\":\"%s\"}".formatted(MockedIntegrations.RUN_DATE),
            state -> assertThat(item(state, "LOCK").get("state").s()).isEqualTo("Ready"));

    assertThat(run.execution().statusAsString()).as("%s", run.execution()).isEqualTo("SUCCEEDED");
    assertThat(JSON.readTree(run.execution().output()).path("loaded"))
        .isEqualTo(JSON.readTree("[\"region\"]"));
    assertThat(run.states())
        .containsExactly(
            "Plan run",
            "Record start",
            "Try lock",
            "Next wave?",
            "Load wave",
            "Copy and merge",
            "Next wave?",
            "Check run",
            "Run complete?",
            "Record success");
  }

  @Test
  void theParentHandsTheErrorOfAChildToTheCheckAndFailsThere() throws Exception {
    EmulatedRun run =
        run(
            PARENT,
            FILES.pipeline("tpch"),
            MockedIntegrations.FAILED,
            "{\"runDate\":\"%s\"}".formatted(MockedIntegrations.RUN_DATE),
            state -> assertThat(item(state, "LOCK").get("state").s()).isEqualTo("Running"));

    assertThat(run.execution().error()).isEqualTo("dev.stepshift.errors.TablesFailed");
    assertThat(run.states()).endsWith("Note failure", "Next wave?", "Check run");
    assertThat(run.calls().get(run.calls().size() - 1))
        .contains(MockedIntegrations.NOT_STARTED, "No such machine");
  }

  @Test
  void theChildTriesAConflictAgainAndRecordsItsLoad() throws Exception {
    EmulatedRun run =
        run(
            CHILD,
            FILES.copyAndMerge("tpch", "region"),
            MockedIntegrations.LOADED,
            """
            {"runId": "r", "runArn": "a", "runDate": "%s", "redriveCount": 0}"""
                .formatted(MockedIntegrations.RUN_DATE),
            state ->
                assertThat(item(state, "LOAD#r#region").get("status").s()).isEqualTo("loaded"));

    assertThat(run.execution().statusAsString()).as("%s", run.execution()).isEqualTo("SUCCEEDED");
    assertThat(JSON.readTree(run.execution().output()).path("rows").asInt()).isEqualTo(5);
    assertThat(run.states()).hasSize(8);
    assertThat(run.calls().stream().filter(call -> call.contains("/region/copy"))).hasSize(2);
  }

  /** Runs a machine beside a state table in which the run {@code a} holds the lock. */
  private static EmulatedRun run(
      String name, String definition, String mocks, String input, Consumer<DynamoDbClient> check)
      throws Exception {
    try (SfnClient stepFunctions = client(SfnClient.builder()).build();
        DynamoDbClient state = client(DynamoDbClient.builder()).build()) {
      createStateTable(state, name.equals(CHILD));
      String arn = create(stepFunctions, name, emulated(definition));
      try {
        EmulatedRun run = EmulatedRun.of(stepFunctions, arn, mocks, input);
        check.accept(state);
        return run;
      } finally {
        stepFunctions.deleteStateMachine(machine -> machine.stateMachineArn(arn));
        state.deleteTable(table -> table.tableName(LocalNames.STATE_TABLE));
      }
    }
  }

  /**
   * Without what LocalStack's Step Functions lack, which AWS has: the count of redrives, and the
   * name that AWS gives to the Redshift Data API
   * (https://github.com/localstack/localstack/issues/13871).
   */
  private static String emulated(String definition) {
    return definition
        .replace("$states.context.Execution.RedriveCount", "0")
        .replace("aws-sdk:redshiftdata:", "aws-sdk:redshift-data:");
  }

  private static void createStateTable(DynamoDbClient state, boolean locked) {
    state.createTable(
        table ->
            table
                .tableName(LocalNames.STATE_TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(
                    key -> key.attributeName("pipeline").keyType(KeyType.HASH),
                    key -> key.attributeName("item").keyType(KeyType.RANGE))
                .attributeDefinitions(
                    key -> key.attributeName("pipeline").attributeType(ScalarAttributeType.S),
                    key -> key.attributeName("item").attributeType(ScalarAttributeType.S)));
    if (locked) {
      state.putItem(
          put ->
              put.tableName(LocalNames.STATE_TABLE)
                  .item(
                      Map.of(
                          "pipeline", AttributeValue.fromS("tpch"),
                          "item", AttributeValue.fromS("LOCK"),
                          "owner", AttributeValue.fromS("a"),
                          "leaseSeconds", AttributeValue.fromN("60"))));
    }
  }

  private static Map<String, AttributeValue> item(DynamoDbClient state, String item) {
    return state
        .getItem(
            get ->
                get.tableName(LocalNames.STATE_TABLE)
                    .key(
                        Map.of(
                            "pipeline", AttributeValue.fromS("tpch"),
                            "item", AttributeValue.fromS(item))))
        .item();
  }

  /** Every machine of a stack with the pipeline tpch, by name. */
  private static Map<String, String> machines() {
    Map<String, String> machines = new LinkedHashMap<>();
    machines.put("emulated-complete-statement", FILES.completeStatement());
    machines.put("emulated-track-run", FILES.trackRun());
    machines.put("emulated-sweep-statements", FILES.sweepStatements());
    machines.put(PARENT, FILES.pipeline("tpch"));
    machines.put(PARENT + "-run-phase", FILES.runPhase("tpch"));
    machines.put(PARENT + "-backfill", FILES.backfill("tpch"));
    new FolderPipelineStore(Path.of("../../sql"))
        .pipeline("tpch")
        .tables()
        .forEach(
            table ->
                machines.put(
                    PARENT + "-" + table.name(), FILES.copyAndMerge("tpch", table.name())));
    return machines;
  }

  private static StateMachineType type(String name) {
    return name.startsWith(PARENT) ? StateMachineType.STANDARD : StateMachineType.EXPRESS;
  }

  private static String create(SfnClient stepFunctions, String name, String definition) {
    return stepFunctions
        .createStateMachine(
            machine -> machine.name(name).type(type(name)).definition(definition).roleArn(ROLE))
        .stateMachineArn();
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
    try (Stream<Path> tree = Files.walk(Path.of("../../sql"))) {
      return tree.filter(Files::isRegularFile).toList();
    }
  }
}
