package dev.stepshift.proof.stage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.cli.sample.LocalSamples;
import dev.stepshift.cli.sample.SampleDelivery;
import dev.stepshift.laptop.Conditions;
import dev.stepshift.laptop.Laptop;
import dev.stepshift.laptop.Ports;
import dev.stepshift.laptop.deploy.LocalNames;
import dev.stepshift.laptop.sns.SentMessage;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.s3.LocalS3;
import dev.stepshift.states.concurrent.SystemTimer;
import dev.stepshift.states.integration.EndpointSdkClients;
import dev.stepshift.states.service.ExpressFailure;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.StatementData;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A laptop with the repository deployed, and what a person does with it, by the SDK's clients. */
public final class Stage implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final int LOOK_AGAIN_MILLIS = 20;
  private static final Set<String> ACTIVE = Set.of("SUBMITTED", "PICKED", "STARTED");
  private static final List<String> SCHEMAS =
      List.of("tpch", "sales", "shop", "mart", "stepshift_staging", "stepshift");

  private final Warehouse warehouse;
  private final Home home;
  private final Laptop laptop;
  private final EndpointSdkClients clients;
  private final SfnClient stepFunctions;

  private Stage(Warehouse warehouse, Home home, Conditions conditions) throws IOException {
    this.warehouse = warehouse;
    this.home = home;
    this.laptop = Laptop.start(Ports.FREE, conditions.warehouse(warehouse));
    this.clients =
        new EndpointSdkClients(
            Map.of(
                "sfn", laptop.endpoints().stepFunctions(),
                "redshiftdata", laptop.endpoints().redshiftData(),
                "s3", laptop.endpoints().s3(),
                "dynamodb", laptop.endpoints().dynamodb()),
            LocalNames.REGION,
            "test",
            "test",
            LocalS3::configure);
    this.stepFunctions = (SfnClient) clients.client("sfn");
    deploy();
  }

  public static Stage open(Warehouse warehouse, Home home) throws IOException {
    return open(warehouse, home, conditions());
  }

  /** Opens a stage where faults strike, calls are changed, or lost events are looked for often. */
  public static Stage open(Warehouse warehouse, Home home, Conditions conditions)
      throws IOException {
    return new Stage(warehouse, home, conditions);
  }

  /** As usual, but nobody sits out the pauses before retries. */
  public static Conditions conditions() {
    return Conditions.usual().pace(new SystemTimer.Pace(200, 1));
  }

  /** Loses events from now on. */
  public void lose(Predicate<ObjectNode> lost) {
    laptop.events().lose(lost);
  }

  /** Brings the stack to what the home's files say now. */
  public void deploy() {
    laptop.deploy(home.folder());
  }

  /** Has the successes of a pipeline told, too. */
  public void tellSuccess(String pipeline) {
    laptop.tellSuccess(home.folder(), pipeline);
  }

  /** Leaves no table and no source file behind, as on the first day. */
  public void reset() {
    dropTables();
    s3().listObjectsV2Paginator(request -> request.bucket(LocalNames.DATA_BUCKET))
        .contents()
        .forEach(object -> delete(object.key()));
  }

  /** Leaves no table behind. */
  public void dropTables() {
    for (String schema : SCHEMAS) {
      sql("drop schema if exists " + schema + " cascade");
    }
  }

  /** Delivers a day of the pipeline's own samples. */
  public SampleDelivery seed(String pipeline, LocalDate date) {
    return new LocalSamples(s3(), LocalNames.DATA_BUCKET, home.folder())
        .seed(pipeline, OptionalDouble.empty(), date);
  }

  public SampleDelivery seedTpch(double scale, LocalDate date) {
    return new LocalSamples(s3(), LocalNames.DATA_BUCKET, home.folder())
        .seed("tpch", OptionalDouble.of(scale), date);
  }

  public void put(String key, String text) {
    s3().putObject(
            request -> request.bucket(LocalNames.DATA_BUCKET).key(key),
            RequestBody.fromString(text));
  }

  public void put(String key, byte[] bytes) {
    s3().putObject(
            request -> request.bucket(LocalNames.DATA_BUCKET).key(key),
            RequestBody.fromBytes(bytes));
  }

  public byte[] object(String key) {
    return s3().getObjectAsBytes(request -> request.bucket(LocalNames.DATA_BUCKET).key(key))
        .asByteArray();
  }

  public List<String> keys(String prefix) {
    return s3()
        .listObjectsV2Paginator(request -> request.bucket(LocalNames.DATA_BUCKET).prefix(prefix))
        .contents()
        .stream()
        .map(object -> object.key())
        .toList();
  }

  public void delete(String key) {
    s3().deleteObject(request -> request.bucket(LocalNames.DATA_BUCKET).key(key));
  }

  /** Starts a run of all tables and waits for its end. */
  public Run run(String pipeline, LocalDate date) {
    return await(start(pipeline, "{\"runDate\":\"" + date + "\"}"));
  }

  /** Starts a run and gives its ARN. */
  public String start(String pipeline, String request) {
    String machine = LocalNames.machineArn(LocalNames.parent(pipeline));
    return stepFunctions
        .startExecution(start -> start.stateMachineArn(machine).input(request))
        .executionArn();
  }

  /** Starts a backfill and gives its ARN. */
  public String startBackfill(String pipeline, String request) {
    String machine = LocalNames.machineArn(LocalNames.backfill(pipeline));
    return stepFunctions
        .startExecution(start -> start.stateMachineArn(machine).input(request))
        .executionArn();
  }

  public Run await(String executionArn) {
    until("the end of " + executionArn, () -> !running(executionArn));
    return new Run(describe(executionArn));
  }

  /** Redrives the same execution and waits for its end. */
  public Run redrive(Run run) {
    stepFunctions.redriveExecution(redrive -> redrive.executionArn(run.arn()));
    return await(run.arn());
  }

  private boolean running(String executionArn) {
    return describe(executionArn).status() == ExecutionStatus.RUNNING;
  }

  private DescribeExecutionResponse describe(String executionArn) {
    return stepFunctions.describeExecution(request -> request.executionArn(executionArn));
  }

  /** The executions of a table's machine, the newest first. */
  public List<Run> children(String pipeline, String table) {
    String machine = LocalNames.machineArn(LocalNames.child(pipeline, table));
    return stepFunctions
        .listExecutionsPaginator(request -> request.stateMachineArn(machine))
        .executions()
        .stream()
        .map(execution -> new Run(describe(execution.executionArn())))
        .toList();
  }

  /** The executions of a pipeline's machines that have not ended. */
  public List<String> runningChildren(String pipeline) {
    return stepFunctions.listStateMachinesPaginator().stateMachines().stream()
        .filter(machine -> machine.name().startsWith(LocalNames.parent(pipeline) + "-"))
        .flatMap(
            machine ->
                stepFunctions
                    .listExecutionsPaginator(
                        list ->
                            list.stateMachineArn(machine.stateMachineArn())
                                .statusFilter(ExecutionStatus.RUNNING))
                    .executions()
                    .stream())
        .map(execution -> execution.executionArn())
        .toList();
  }

  /** Waits until something holds, and says what was awaited if it never does. */
  public void until(String what, Callable<Boolean> holds) {
    Instant end = Instant.now().plus(LONGEST);
    try {
      while (!holds.call()) {
        if (Instant.now().isAfter(end)) {
          throw new AssertionError("waited too long for " + what);
        }
        Thread.sleep(LOOK_AGAIN_MILLIS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } catch (RuntimeException | Error failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IllegalStateException("while waiting for " + what, failed);
    }
  }

  /** Statements of the Data API whose name ends so, the newest first. */
  public List<StatementData> statements(String nameEnd) {
    return redshiftData()
        .listStatementsPaginator(request -> request.status(StatusString.ALL))
        .statements()
        .stream()
        .filter(statement -> statement.statementName() != null)
        .filter(statement -> statement.statementName().endsWith(nameEnd))
        .toList();
  }

  public static boolean isActive(StatementData statement) {
    return isActive(statement.statusAsString());
  }

  private static boolean isActive(String status) {
    return ACTIVE.contains(status);
  }

  /** The ARNs of all executions that run, but for those that look for lost events. */
  public List<String> runningExecutions() {
    return laptop.runningExecutions().stream()
        .filter(arn -> !arn.contains(":" + LocalNames.SWEEP_STATEMENTS + ":"))
        .toList();
  }

  /** The last Express executions that did not end well, with error and cause. */
  public List<ExpressFailure> expressFailures() {
    return laptop.expressFailures();
  }

  /** How many events are on their way: late by a fault, or not yet done with by each target. */
  public int undeliveredEvents() {
    return laptop.undeliveredEvents();
  }

  /** How many statements of the Data API have not ended. */
  public long activeStatements() {
    return laptop.activeStatements();
  }

  /** Waits until one statement of the Data API has ended, well or badly. */
  public void untilEnded(String statementId) {
    until(
        "the end of " + statementId,
        () ->
            !isActive(redshiftData().describeStatement(of -> of.id(statementId)).statusAsString()));
  }

  /** All rows of a query, each value as text; a NULL stays null. */
  public List<List<String>> query(String sql) {
    try (Connection connection = warehouse.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      List<List<String>> all = new ArrayList<>();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          row.add(rows.getString(column));
        }
        all.add(row);
      }
      return all;
    } catch (SQLException failed) {
      throw new IllegalStateException(sql + ": " + failed.getMessage(), failed);
    }
  }

  public long count(String table) {
    return Long.parseLong(query("select count(*) from " + table).get(0).get(0));
  }

  public boolean hasTable(String table) {
    return query("select to_regclass('" + table + "')").get(0).get(0) != null;
  }

  public void sql(String sql) {
    try (Connection connection = warehouse.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(sql + ": " + failed.getMessage(), failed);
    }
  }

  public Connection connect() throws SQLException {
    return warehouse.connect();
  }

  public Histories histories() {
    return new Histories(stepFunctions);
  }

  /** As the local Step Functions itself bills. */
  public long billedTransitions(String executionArn) {
    return laptop.transitions(executionArn);
  }

  /** The bill of a run with all the children that it started, found in two ways. */
  public long transitionsOf(Run run, String pipeline, Collection<String> tables) {
    String runId = run.arn().substring(run.arn().lastIndexOf(':') + 1);
    List<String> executions = new ArrayList<>(List.of(run.arn()));
    for (String table : tables) {
      children(pipeline, table).stream()
          .filter(child -> child.described().input().contains(runId))
          .map(Run::arn)
          .forEach(executions::add);
    }
    long billed = executions.stream().mapToLong(this::billedTransitions).sum();
    long entered = executions.stream().mapToLong(histories()::transitions).sum();
    if (entered != billed) {
      throw new AssertionError(
          billed + " transitions are billed, and the histories have " + entered);
    }
    return billed;
  }

  /** How many Express executions have ended. */
  public long expressExecutions() {
    return laptop.usage().expressExecutions();
  }

  /** What people were told, the oldest first. */
  public List<SentMessage> messages() {
    return laptop.messages();
  }

  public SfnClient stepFunctions() {
    return stepFunctions;
  }

  public RedshiftDataClient redshiftData() {
    return (RedshiftDataClient) clients.client("redshiftdata");
  }

  public DynamoDbClient dynamoDb() {
    return (DynamoDbClient) clients.client("dynamodb");
  }

  public Home home() {
    return home;
  }

  private S3Client s3() {
    return (S3Client) clients.client("s3");
  }

  @Override
  public void close() {
    shut();
    dropTables();
  }

  /** Closes it, and leaves the tables to other stages. */
  public void shut() {
    clients.close();
    laptop.close();
  }
}
