package dev.stepshift.laptop.deploy;

import dev.stepshift.errors.PipelineInvalid;
import dev.stepshift.laptop.events.EventBus;
import dev.stepshift.laptop.events.EventRule;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.Table;
import dev.stepshift.pipeline.yaml.FolderPipelineStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** Does on the laptop what {@code terraform apply} does on AWS, from the same files. */
public final class Deployment {

  private static final Logger LOG = Logger.getLogger(Deployment.class);

  private final SfnClient stepFunctions;
  private final S3Client s3;
  private final DynamoDbClient dynamoDb;
  private final EventBus events;
  private final SweepScheduler sweeper;
  private final Set<String> rules = ConcurrentHashMap.newKeySet();

  public Deployment(
      SfnClient stepFunctions,
      S3Client s3,
      DynamoDbClient dynamoDb,
      EventBus events,
      SweepScheduler sweeper) {
    this.stepFunctions = stepFunctions;
    this.s3 = s3;
    this.dynamoDb = dynamoDb;
    this.events = events;
    this.sweeper = sweeper;
  }

  /**
   * Uploads {@code sql/}, makes buckets and the state table, and creates or updates the machines of
   * every pipeline.
   *
   * @param home the repository's root
   */
  public void deploy(Path home) {
    createBucket(LocalNames.DATA_BUCKET);
    createBucket(LocalNames.SQL_BUCKET);
    SqlUpload.upload(s3, home);
    createStateTable();
    MachineFiles files = new MachineFiles(home.resolve("statemachines"));
    put(LocalNames.COMPLETE_STATEMENT, StateMachineType.EXPRESS, files.completeStatement());
    put(LocalNames.TRACK_RUN, StateMachineType.EXPRESS, files.trackRun());
    put(LocalNames.SWEEP_STATEMENTS, StateMachineType.EXPRESS, files.sweepStatements());
    startOn("complete_statement", files.completeStatementRule(), LocalNames.COMPLETE_STATEMENT);
    FolderPipelineStore pipelines = new FolderPipelineStore(home.resolve("sql"));
    for (String pipeline : pipelines.names()) {
      put(LocalNames.parent(pipeline), StateMachineType.STANDARD, files.pipeline(pipeline));
      put(LocalNames.backfill(pipeline), StateMachineType.STANDARD, files.backfill(pipeline));
      startOn("track_run of " + pipeline, files.trackRunRule(pipeline), LocalNames.TRACK_RUN);
      startOn(
          tellSuccess(pipeline), files.tellSuccessRule(pipeline, "warnings"), LocalNames.TRACK_RUN);
      sweeper.start(pipeline);
      valid(pipelines, pipeline).ifPresent(read -> putChildren(files, read));
    }
  }

  /**
   * Has the pipeline's runs and backfills told of when they end well without a warning too, as
   * {@code alerts.tell_success} does on AWS.
   *
   * @param home the repository's root, which was deployed
   */
  public void tellSuccess(Path home, String pipeline) {
    MachineFiles files = new MachineFiles(home.resolve("statemachines"));
    rules.remove(tellSuccess(pipeline));
    startOn(
        tellSuccess(pipeline), files.tellSuccessRule(pipeline, "success"), LocalNames.TRACK_RUN);
  }

  private static String tellSuccess(String pipeline) {
    return "tell_success of " + pipeline;
  }

  private void putChildren(MachineFiles files, Pipeline pipeline) {
    String name = pipeline.name();
    if (!pipeline.phases().present().isEmpty()) {
      put(LocalNames.runPhase(name), StateMachineType.STANDARD, files.runPhase(name));
    }
    for (Table table : pipeline.tables()) {
      put(
          LocalNames.child(name, table.name()),
          StateMachineType.STANDARD,
          files.copyAndMerge(name, table.name()));
    }
  }

  /** A broken pipeline gets its parent alone: its run then tells every problem of the file. */
  private static Optional<Pipeline> valid(FolderPipelineStore pipelines, String pipeline) {
    try {
      return Optional.of(pipelines.pipeline(pipeline));
    } catch (PipelineInvalid invalid) {
      LOG.warnf("pipeline %s has no children:%n%s", pipeline, invalid.getMessage());
      return Optional.empty();
    }
  }

  private void createBucket(String name) {
    try {
      s3.createBucket(bucket -> bucket.bucket(name));
    } catch (BucketAlreadyOwnedByYouException alreadyThere) {
      LOG.debugf("the bucket %s is there already", name);
    }
  }

  private void createStateTable() {
    try {
      dynamoDb.createTable(
          table ->
              table
                  .tableName(LocalNames.STATE_TABLE)
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .keySchema(key("pipeline", KeyType.HASH), key("item", KeyType.RANGE))
                  .attributeDefinitions(text("pipeline"), text("item")));
    } catch (ResourceInUseException alreadyThere) {
      LOG.debug("the state table is there already");
    }
  }

  private static KeySchemaElement key(String attribute, KeyType type) {
    return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
  }

  private static AttributeDefinition text(String attribute) {
    return AttributeDefinition.builder()
        .attributeName(attribute)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  /** A rule stays as it was when it was first deployed. */
  private void startOn(String name, String file, String machine) {
    if (!rules.add(name)) {
      return;
    }
    String arn = LocalNames.machineArn(machine);
    events.subscribe(
        EventRule.parse(name, file),
        input ->
            stepFunctions.startExecution(
                start -> start.stateMachineArn(arn).input(input.toString())));
  }

  /** What is as it should be is left alone, as by Terraform. */
  private void put(String name, StateMachineType type, String definition) {
    String arn = LocalNames.machineArn(name);
    try {
      String deployed =
          stepFunctions.describeStateMachine(machine -> machine.stateMachineArn(arn)).definition();
      if (!deployed.equals(definition)) {
        stepFunctions.updateStateMachine(
            machine -> machine.stateMachineArn(arn).definition(definition));
      }
    } catch (StateMachineDoesNotExistException missing) {
      stepFunctions.createStateMachine(
          machine ->
              machine.name(name).type(type).definition(definition).roleArn(LocalNames.roleArn()));
    }
  }
}
