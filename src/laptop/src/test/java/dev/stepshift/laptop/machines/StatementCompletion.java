package dev.stepshift.laptop.machines;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.aws.http.AwsJsonServer;
import dev.stepshift.aws.http.AwsJsonService;
import dev.stepshift.laptop.deploy.MachineFiles;
import dev.stepshift.states.LocalStepFunctions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Runs complete_statement on a statement that a test describes, and keeps its answers. */
final class StatementCompletion implements AutoCloseable {

  static final String DEFINITION =
      new MachineFiles(Path.of("../../statemachines")).completeStatement();

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<TaskAnswer> answers = new CopyOnWriteArrayList<>();
  private final AwsJsonServer services;
  private final LocalStepFunctions stepFunctions;

  /**
   * @param statement what DescribeStatement answers
   */
  StatementCompletion(ObjectNode statement) throws IOException {
    services =
        AwsJsonServer.start(
            0,
            service("RedshiftData", (action, request) -> statement),
            service("AWSStepFunctions", this::keep));
    stepFunctions =
        LocalStepFunctions.builder()
            .service("redshiftdata", services.endpoint())
            .service("sfn", services.endpoint())
            .start();
  }

  /** What the Tasks that wait were told. */
  List<TaskAnswer> complete(String definition) {
    try (SfnClient client =
        SfnClient.builder()
            .endpointOverride(stepFunctions.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build()) {
      String machine =
          client
              .createStateMachine(
                  create ->
                      create
                          .name("complete")
                          .definition(definition)
                          .roleArn("arn:aws:iam::000000000000:role/any"))
              .stateMachineArn();
      String execution =
          client
              .startExecution(
                  start ->
                      start
                          .stateMachineArn(machine)
                          .input("{\"statementId\":\"s-1\",\"statementName\":\"a/b/c/d/merge\"}"))
              .executionArn();
      stepFunctions.awaitEnd(execution);
    }
    return List.copyOf(answers);
  }

  private ObjectNode keep(String action, ObjectNode request) {
    answers.add(
        new TaskAnswer(
            action,
            request.path("taskToken").asText(),
            request.path("error").asText(),
            request.path("cause").asText()));
    return JSON.createObjectNode();
  }

  private static AwsJsonService service(String prefix, Answer answer) {
    return new AwsJsonService() {
      @Override
      public String targetPrefix() {
        return prefix;
      }

      @Override
      public ObjectNode call(String action, ObjectNode request) {
        return answer.to(action, request);
      }
    };
  }

  @Override
  public void close() {
    stepFunctions.close();
    services.close();
  }

  private interface Answer {
    ObjectNode to(String action, ObjectNode request);
  }

  /** SendTaskSuccess or SendTaskFailure. */
  record TaskAnswer(String action, String token, String error, String cause) {}
}
