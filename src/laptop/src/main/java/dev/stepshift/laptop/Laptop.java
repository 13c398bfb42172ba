package dev.stepshift.laptop;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.aws.http.AwsJsonServer;
import dev.stepshift.laptop.deploy.Deployment;
import dev.stepshift.laptop.deploy.LocalNames;
import dev.stepshift.laptop.deploy.SweepScheduler;
import dev.stepshift.laptop.dynamodb.LocalDynamoDb;
import dev.stepshift.laptop.events.EventBus;
import dev.stepshift.laptop.faults.Faults;
import dev.stepshift.laptop.faults.FaultyDataApi;
import dev.stepshift.laptop.faults.FaultyEvents;
import dev.stepshift.laptop.faults.FaultyLambdas;
import dev.stepshift.laptop.faults.FaultyS3;
import dev.stepshift.laptop.faults.FaultyStatements;
import dev.stepshift.laptop.faults.FaultyTasks;
import dev.stepshift.laptop.faults.StopFault;
import dev.stepshift.laptop.lambda.InProcessLambdas;
import dev.stepshift.laptop.lambda.LocalLambdas;
import dev.stepshift.laptop.sns.LocalSns;
import dev.stepshift.laptop.sns.SentMessage;
import dev.stepshift.laptop.sns.SentMessages;
import dev.stepshift.redshift.RedshiftDataService;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.copy.S3CopyRunner;
import dev.stepshift.redshift.data.DataApiSettings;
import dev.stepshift.s3.LocalS3;
import dev.stepshift.states.StepFunctionsService;
import dev.stepshift.states.concurrent.SystemTimer;
import dev.stepshift.states.integration.EndpointSdkClients;
import dev.stepshift.states.integration.Integration;
import dev.stepshift.states.service.ExpressFailure;
import dev.stepshift.states.service.StepFunctionsSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/** All of AWS that a pipeline needs, in this process, wired as a deployment is on AWS. */
public final class Laptop implements LocalAws {

  private static final Logger LOG = Logger.getLogger(Laptop.class);

  /** Closed in the reverse order of their start. */
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  private final Endpoints endpoints;
  private final EventBus events;
  private final FaultyEvents faultyEvents;
  private final EndpointSdkClients clients;
  private final LocalLambdas lambdas;
  private final RedshiftDataService redshift;
  private final StepFunctionsService stepFunctions;
  private final LocalSns sns;
  private final Deployment deployment;
  private volatile Optional<Path> deployed = Optional.empty();

  /** Starts everything, under conditions that AWS does not choose. */
  public static Laptop start(Ports ports, Conditions conditions) throws IOException {
    return new Laptop(ports, conditions);
  }

  private Laptop(Ports ports, Conditions conditions) throws IOException {
    Faults faults = conditions.faults();
    try {
      Warehouse warehouse =
          conditions.warehouse().isPresent()
              ? conditions.warehouse().get()
              : opened(Warehouse.start(LocalNames.DATABASE));
      LocalS3 s3 = opened(LocalS3.start(ports.s3()));
      LocalDynamoDb dynamoDb = opened(LocalDynamoDb.start(ports.dynamodb()));
      sns = opened(LocalSns.start(0, Clock.systemUTC()));
      events = opened(new EventBus());
      faultyEvents = opened(new FaultyEvents(faults, events));
      S3Client copySource = opened(s3.client());
      redshift =
          opened(
              new RedshiftDataService(
                  new DataApiSettings(
                      LocalNames.ACCOUNT,
                      LocalNames.REGION,
                      LocalNames.WORKGROUP,
                      LocalNames.DATABASE),
                  warehouse,
                  new S3CopyRunner(copySource, warehouse),
                  faultyEvents,
                  new FaultyStatements(faults)));
      AwsJsonServer redshiftServer =
          opened(AwsJsonServer.start(ports.redshiftData(), new FaultyDataApi(faults, redshift)));
      AwsJsonServer stepFunctionsServer = opened(AwsJsonServer.start(ports.stepFunctions()));
      clients =
          opened(
              new EndpointSdkClients(
                  Map.of(
                      "redshiftdata", redshiftServer.endpoint(),
                      "dynamodb", dynamoDb.endpoint(),
                      "s3", s3.endpoint(),
                      "sns", sns.endpoint(),
                      "sfn", stepFunctionsServer.endpoint()),
                  LocalNames.REGION,
                  "local",
                  "local",
                  LocalS3::configure));
      S3Client lambdaS3 = opened(s3.client());
      lambdas =
          new LocalLambdas(
              new InProcessLambdas(new FaultyS3(faults, lambdaS3), LocalNames.lambdaSettings()));
      stepFunctions =
          opened(
              new StepFunctionsService(
                  new StepFunctionsSettings(LocalNames.ACCOUNT, LocalNames.REGION),
                  clients,
                  new FaultyLambdas(faults, lambdas),
                  faultyEvents,
                  opened(new SystemTimer(conditions.pace())),
                  services -> conditions.around().apply(faulty(faults, services))));
      stepFunctionsServer
          .with(stepFunctions)
          .with("/stepshift/usage", () -> usage().toJson())
          .with("/stepshift/deploy", this::deployAgain)
          .with("/stepshift/messages", () -> SentMessages.toJson(messages()));
      endpoints =
          new Endpoints(
              stepFunctionsServer.endpoint(),
              redshiftServer.endpoint(),
              s3.endpoint(),
              dynamoDb.endpoint());
      deployment =
          new Deployment(
              (SfnClient) clients.client("sfn"),
              lambdaS3,
              (DynamoDbClient) clients.client("dynamodb"),
              events,
              opened(new SweepScheduler((SfnClient) clients.client("sfn"), conditions.sweeping())));
    } catch (IOException | RuntimeException failed) {
      close();
      throw failed;
    }
  }

  private Integration faulty(Faults faults, Integration services) {
    return new FaultyTasks(
        faults,
        services,
        redshift::awaitEnd,
        execution ->
            ((SfnClient) clients.client("sfn"))
                .stopExecution(
                    stop ->
                        stop.executionArn(execution)
                            .error(StopFault.ERROR)
                            .cause("Stopped by a fault.")));
  }

  @Override
  public Endpoints endpoints() {
    return endpoints;
  }

  @Override
  public void deploy(Path home) {
    deployment.deploy(home);
    deployed = Optional.of(home);
  }

  /** So that a pipeline or table that is new has its machines without a new start. */
  private ObjectNode deployAgain() {
    deployed.ifPresent(deployment::deploy);
    return JsonNodeFactory.instance.objectNode();
  }

  /**
   * Has the runs and backfills of a pipeline told of when they end well, too.
   *
   * @param home the repository's root, which was deployed
   */
  public void tellSuccess(Path home, String pipeline) {
    deployment.tellSuccess(home, pipeline);
  }

  /** Billed transitions of a Standard execution so far, over all its redrives. */
  public long transitions(String executionArn) {
    return stepFunctions.transitions(executionArn);
  }

  /** The ARNs of all executions that run, Express ones included. */
  public List<String> runningExecutions() {
    return stepFunctions.running();
  }

  /** The last Express executions that did not end well, with error and cause. */
  public List<ExpressFailure> expressFailures() {
    return stepFunctions.expressFailures();
  }

  /** How many statements of the Data API have not ended. */
  public long activeStatements() {
    return redshift.statementsActive();
  }

  /** How many events are on their way: late by a fault, or not yet done with by each target. */
  public int undeliveredEvents() {
    // A late event leaves the first number only once it is in the second.
    return faultyEvents.pending() + events.undelivered();
  }

  /** The bus that carries what the services tell. */
  public EventBus events() {
    return events;
  }

  /** What people were told by SNS, the oldest first. */
  public List<SentMessage> messages() {
    return sns.messages();
  }

  @Override
  public Usage usage() {
    return new Usage(
        stepFunctions.usage().expressExecutions(),
        stepFunctions.usage().expressTime(),
        lambdas.invocations(),
        lambdas.duration(),
        redshift.statementsSubmitted(),
        redshift.sqlsRun());
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.removeFirst().close();
      } catch (Exception failed) {
        LOG.warn("a local service did not close", failed);
      }
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    parts.addFirst(part);
    return part;
  }
}
