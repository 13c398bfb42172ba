package dev.stepshift.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.cli.sample.LocalSamples;
import dev.stepshift.laptop.Conditions;
import dev.stepshift.laptop.Laptop;
import dev.stepshift.laptop.Ports;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;

/** What a program sees that uses the SDK's standard clients, but for their endpoint. */
@ExtendWith(SharedWarehouse.class)
class AwsSdkTest {

  private static final String MACHINE =
      "arn:aws:states:us-east-1:000000000000:stateMachine:local-tpch";
  private static final String DAY = "2026-01-01";
  private static final String NATION = "tpch/" + DAY + "/nation/nation.1.tbl.gz";
  private static final String INPUT =
      "{\"runDate\":\"" + DAY + "\",\"tables\":[\"region\",\"nation\"]}";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static Laptop laptop;
  private static PlainClients clients;
  private static SfnClient stepFunctions;
  private static RedshiftDataClient redshift;
  private static S3Client s3;
  private static DynamoDbClient dynamoDb;

  @BeforeAll
  static void start(Warehouse warehouse) throws Exception {
    Path home = Path.of("../..").toAbsolutePath().normalize();
    laptop = Laptop.start(Ports.FREE, Conditions.usual().warehouse(warehouse));
    laptop.deploy(home);
    clients = PlainClients.of(laptop.endpoints());
    stepFunctions = clients.stepFunctions();
    redshift = clients.redshift();
    s3 = clients.s3();
    dynamoDb = clients.dynamoDb();
    new LocalSamples(s3, "stepshift-data", home)
        .seed("tpch", OptionalDouble.empty(), LocalDate.parse(DAY));
  }

  @AfterAll
  static void stop() {
    clients.close();
    laptop.close();
  }

  @Test
  void aRunIsStartedDescribedAndListed() {
    String name = name();
    String arn =
        stepFunctions
            .startExecution(r -> r.stateMachineArn(MACHINE).name(name).input(INPUT))
            .executionArn();
    DescribeExecutionResponse run = awaitEnd(arn);

    assertThat(run.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(run.name()).isEqualTo(name);
    assertThat(run.input()).isEqualTo(INPUT);
    assertThat(run.output()).contains("\"loaded\":[\"region\",\"nation\"]", "\"rows\":30");
    assertThat(run.redriveStatus()).isEqualTo(ExecutionRedriveStatus.NOT_REDRIVABLE);
    assertThat(run.startDate()).isBefore(run.stopDate());
    assertThat(run.stopDate()).isBetween(Instant.now().minus(LIMIT), Instant.now());
    assertThat(
            stepFunctions
                .listExecutionsPaginator(r -> r.stateMachineArn(MACHINE).maxResults(1))
                .executions())
        .anyMatch(item -> item.executionArn().equals(arn));
    assertThat(
            dynamoDb.scan(r -> r.tableName("local-state")).items().stream()
                .map(item -> item.get("item").s()))
        .contains("LOAD#" + name + "#nation");
    assertThatThrownBy(
            () ->
                stepFunctions.startExecution(
                    r -> r.stateMachineArn(MACHINE).name(name).input("{}")))
        .isInstanceOf(ExecutionAlreadyExistsException.class);
    assertThatThrownBy(() -> stepFunctions.redriveExecution(r -> r.executionArn(arn)))
        .isInstanceOf(ExecutionNotRedrivableException.class);
  }

  @Test
  void thePagesOfAHistoryMakeTheWhole() {
    String arn = startRun();
    awaitEnd(arn);
    List<HistoryEvent> whole =
        stepFunctions.getExecutionHistory(r -> r.executionArn(arn).maxResults(1000)).events();
    List<HistoryEvent> paged =
        stepFunctions.getExecutionHistoryPaginator(r -> r.executionArn(arn).maxResults(7)).stream()
            .flatMap(page -> page.events().stream())
            .toList();
    assertThat(whole).hasSizeGreaterThan(14);
    assertThat(paged).isEqualTo(whole);
    assertThat(whole)
        .extracting(HistoryEvent::type)
        .doesNotContain(HistoryEventType.UNKNOWN_TO_SDK_VERSION);
    assertThat(whole.get(0).type()).isEqualTo(HistoryEventType.EXECUTION_STARTED);
    HistoryEvent last =
        stepFunctions
            .getExecutionHistory(r -> r.executionArn(arn).reverseOrder(true).maxResults(1))
            .events()
            .get(0);
    assertThat(last.executionSucceededEventDetails().output()).contains("\"rows\":30");
  }

  @Test
  void aFailedRunIsRedrivenWhenItsFileIsFixed() {
    byte[] good = s3.getObjectAsBytes(r -> r.bucket("stepshift-data").key(NATION)).asByteArray();
    String arn;
    try {
      put(RequestBody.fromString("this is not gzip"));
      arn = startRun();
      DescribeExecutionResponse failed = awaitEnd(arn);
      assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
      assertThat(failed.error()).isEqualTo("dev.stepshift.errors.TablesFailed");
      assertThat(failed.cause()).contains("1 of 2 tables failed: nation", NATION);
      assertThat(failed.redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
    } finally {
      put(RequestBody.fromBytes(good));
    }
    assertThat(stepFunctions.redriveExecution(r -> r.executionArn(arn)).redriveDate()).isNotNull();
    DescribeExecutionResponse fixed = awaitEnd(arn);
    assertThat(fixed.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(fixed.redriveCount()).isEqualTo(1);
    assertThat(fixed.error()).isNull();
    assertThat(
            stepFunctions.getExecutionHistoryPaginator(r -> r.executionArn(arn)).stream()
                .flatMap(page -> page.events().stream()))
        .extracting(HistoryEvent::type)
        .contains(HistoryEventType.EXECUTION_FAILED, HistoryEventType.EXECUTION_REDRIVEN)
        .endsWith(HistoryEventType.EXECUTION_SUCCEEDED);
  }

  @Test
  void aStoppedRunIsAbortedWithTheGivenError() {
    String arn = startRun();
    stepFunctions.stopExecution(r -> r.executionArn(arn).error("Tired").cause("no more"));
    DescribeExecutionResponse run = awaitEnd(arn);
    assertThat(run.status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(run.error()).isEqualTo("Tired");
    assertThat(run.cause()).isEqualTo("no more");
  }

  @Test
  void wrongNamesAndTokensAreTheSdksOwnExceptions() {
    assertThatThrownBy(() -> stepFunctions.startExecution(r -> r.stateMachineArn(MACHINE + "x")))
        .isInstanceOf(StateMachineDoesNotExistException.class);
    assertThatThrownBy(() -> stepFunctions.startExecution(r -> r.stateMachineArn("tpch")))
        .isInstanceOf(InvalidArnException.class);
    String unknown = MACHINE.replace("stateMachine", "execution") + ":none";
    assertThatThrownBy(() -> stepFunctions.describeExecution(r -> r.executionArn(unknown)))
        .isInstanceOf(ExecutionDoesNotExistException.class);
    assertThatThrownBy(() -> stepFunctions.listStateMachines(r -> r.nextToken("mine")))
        .isInstanceOf(InvalidTokenException.class);
    assertThatThrownBy(() -> s3.getObjectAsBytes(r -> r.bucket("stepshift-data").key("tpch/none")))
        .isInstanceOf(NoSuchKeyException.class);
  }

  @Test
  void machinesAreListedDescribedAndChecked() {
    assertThat(
            stepFunctions.listStateMachinesPaginator(r -> r.maxResults(4)).stateMachines().stream()
                .map(StateMachineListItem::name))
        .contains("local-tpch", "local-tpch-lineitem", "local-complete-statement");
    String definition =
        stepFunctions.describeStateMachine(r -> r.stateMachineArn(MACHINE)).definition();
    assertThat(stepFunctions.validateStateMachineDefinition(r -> r.definition(definition)).result())
        .isEqualTo(ValidateStateMachineDefinitionResultCode.OK);
    assertThat(
            stepFunctions
                .validateStateMachineDefinition(
                    r -> r.definition(definition.replace("\"Check run\": {", "\"Check it\": {")))
                .diagnostics())
        .anyMatch(problem -> problem.message().contains("Check run"));
  }

  @Test
  void aStatementIsDescribedAndItsResultReadInPages() {
    String id =
        redshift
            .executeStatement(
                r ->
                    target(r)
                        .sql(
                            "with recursive n(i) as (select 1 union all select i + 1 from n"
                                + " where i < :most) select i from n order by i")
                        .parameters(p -> p.name("most").value("2500")))
            .id();
    DescribeStatementResponse statement = awaitStatement(id);
    assertThat(statement.status()).isEqualTo(StatusString.FINISHED);
    assertThat(statement.hasResultSet()).isTrue();
    assertThat(statement.resultRows()).isEqualTo(2500);
    assertThat(
            redshift.getStatementResultPaginator(r -> r.id(id)).stream()
                .map(page -> page.records().size()))
        .containsExactly(1000, 1000, 500);
  }

  @Test
  void aBatchThatFailsSaysWhichStatementAndChangesNothing() {
    String table = "public.batch_" + name().replace('-', '_');
    String id =
        redshift
            .batchExecuteStatement(
                r ->
                    r.workgroupName("local")
                        .database("dev")
                        .sqls("create table " + table + " (i int)", "select no_such_column"))
            .id();
    DescribeStatementResponse batch = awaitStatement(id);
    assertThat(batch.status()).isEqualTo(StatusString.FAILED);
    assertThat(batch.error()).startsWith("Query #2 failed with ERROR: ");
    assertThat(batch.subStatements())
        .extracting(SubStatementData::id)
        .containsExactly(id + ":1", id + ":2");
    assertThat(
            redshift
                .listTables(
                    r ->
                        r.workgroupName("local")
                            .database("dev")
                            .schemaPattern("public")
                            .tablePattern(table.substring("public.".length())))
                .tables())
        .isEmpty();
    assertThatThrownBy(() -> redshift.getStatementResult(r -> r.id(id + ":2")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void theDataApisErrorsAreTheSdksOwnExceptions() {
    String unknown = UUID.randomUUID().toString();
    assertThatThrownBy(() -> redshift.describeStatement(r -> r.id(unknown)))
        .isInstanceOfSatisfying(
            ResourceNotFoundException.class,
            error -> assertThat(error.resourceId()).isEqualTo(unknown));
    assertThatThrownBy(() -> redshift.executeStatement(r -> r.database("dev").sql("select 1")))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(
            () ->
                redshift.executeStatement(
                    r -> target(r).sql("select 1").parameters(p -> p.name("a").value("1"))))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("Unused parameters: [a]");
  }

  @Test
  void aTablesColumnsHaveRedshiftsTypes() {
    awaitEnd(startRun());
    assertThat(
            redshift
                .describeTable(
                    r -> r.workgroupName("local").database("dev").schema("tpch").table("nation"))
                .columnList())
        .extracting(column -> column.name() + " " + column.typeName() + " " + column.length())
        .startsWith("n_nationkey int8 19", "n_name bpchar 25");
  }

  private static ExecuteStatementRequest.Builder target(ExecuteStatementRequest.Builder request) {
    return request.workgroupName("local").database("dev");
  }

  private static void put(RequestBody body) {
    s3.putObject(r -> r.bucket("stepshift-data").key(NATION), body);
  }

  private static String startRun() {
    return stepFunctions
        .startExecution(r -> r.stateMachineArn(MACHINE).input(INPUT))
        .executionArn();
  }

  private static DescribeExecutionResponse awaitEnd(String arn) {
    Instant end = Instant.now().plus(LIMIT);
    while (Instant.now().isBefore(end)) {
      DescribeExecutionResponse run = stepFunctions.describeExecution(r -> r.executionArn(arn));
      if (run.status() != ExecutionStatus.RUNNING) {
        return run;
      }
      pause();
    }
    throw new AssertionError(arn + " does not end");
  }

  private static DescribeStatementResponse awaitStatement(String id) {
    Instant end = Instant.now().plus(LIMIT);
    while (Instant.now().isBefore(end)) {
      DescribeStatementResponse statement = redshift.describeStatement(r -> r.id(id));
      if (List.of(StatusString.FINISHED, StatusString.FAILED, StatusString.ABORTED)
          .contains(statement.status())) {
        return statement;
      }
      pause();
    }
    throw new AssertionError(id + " does not end");
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private static String name() {
    return "sdk-" + UUID.randomUUID();
  }
}
