package dev.stepshift.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stepshift.aws.http.AwsJsonServer;
import dev.stepshift.aws.http.AwsJsonService;
import dev.stepshift.states.concurrent.SystemTimer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** What the README promises to those who take the module alone. */
class LocalStepFunctionsTest {

  private static final String ROLE = "arn:aws:iam::000000000000:role/states";

  @Test
  void aStrangersMachineInvokesAFunction() {
    assertThat(greeting("{\"name\":\"Ada\"}")).isEqualTo("\"Hello Ada\"");
  }

  private static String greeting(String input) {
    String definition =
        """
        {"QueryLanguage": "JSONata", "StartAt": "Greet", "States": {
          "Greet": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
            "Arguments": {"FunctionName": "greet", "Payload": "{% $states.input %}"},
            "Output": "{% $states.result.Payload %}", "End": true}}}
        """;
    try (LocalStepFunctions local =
            LocalStepFunctions.builder()
                .lambdas((name, payload) -> new TextNode("Hello " + payload.get("name").asText()))
                .start();
        SfnClient client =
            SfnClient.builder()
                .endpointOverride(local.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build()) {
      String machine =
          client
              .createStateMachine(m -> m.name("greeter").definition(definition).roleArn(ROLE))
              .stateMachineArn();
      String execution =
          client.startExecution(e -> e.stateMachineArn(machine).input(input)).executionArn();
      local.awaitEnd(execution);
      return client.describeExecution(e -> e.executionArn(execution)).output();
    }
  }

  @Test
  void tasksFindServicesAtTheirEndpointsAndWaitsAreShort() throws IOException {
    List<ObjectNode> events = new CopyOnWriteArrayList<>();
    try (AwsJsonServer redshift = AwsJsonServer.start(0, dataApi());
        LocalStepFunctions local =
            LocalStepFunctions.builder()
                .service("redshiftdata", redshift.endpoint())
                .events(events::add)
                .pace(new SystemTimer.Pace(1000, 1))
                .start();
        SfnClient client = client(local)) {
      Instant start = Instant.now();
      String machine =
          client
              .createStateMachine(
                  m ->
                      m.name("ask")
                          .roleArn(ROLE)
                          .definition(
                              """
                              {"QueryLanguage":"JSONata","StartAt":"Wait","States":{
                                "Wait":{"Type":"Wait","Seconds":60,"Next":"Ask"},
                                "Ask":{"Type":"Task",
                                  "Resource":"arn:aws:states:::aws-sdk:redshiftdata:executeStatement",
                                  "Arguments":{"Sql":"select 1","Database":"dev"},
                                  "Output":"{% $states.result.Id %}","End":true}}}
                              """))
              .stateMachineArn();
      String execution =
          client.startExecution(e -> e.stateMachineArn(machine).input("{}")).executionArn();
      local.awaitEnd(execution);
      DescribeExecutionResponse ended = client.describeExecution(e -> e.executionArn(execution));

      assertThat(ended.output()).isEqualTo("\"select 1\"");
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(50));
      assertThat(local.usage().allTransitions()).isEqualTo(2);
      assertThat(events)
          .extracting(event -> event.at("/detail/status").asText())
          .containsExactly("RUNNING", "SUCCEEDED");
    }
  }

  /** Answers a statement with its own text as the id. */
  private static AwsJsonService dataApi() {
    return new AwsJsonService() {
      @Override
      public String targetPrefix() {
        return "RedshiftData";
      }

      @Override
      public ObjectNode call(String action, ObjectNode request) {
        ObjectNode answer = request.objectNode();
        return answer.put("Id", request.get("Sql").asText());
      }
    };
  }

  @Test
  void withoutFunctionsAnInvocationSaysThatThereIsNone() {
    try (LocalStepFunctions local = LocalStepFunctions.start();
        SfnClient client = client(local)) {
      String machine =
          client
              .createStateMachine(
                  m ->
                      m.name("nobody")
                          .type(StateMachineType.EXPRESS)
                          .roleArn(ROLE)
                          .definition(
                              """
                              {"QueryLanguage":"JSONata","StartAt":"Call","States":{
                                "Call":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
                                  "Arguments":{"FunctionName":"nobody"},"End":true}}}
                              """))
              .stateMachineArn();

      StartSyncExecutionResponse ended =
          client.startSyncExecution(e -> e.stateMachineArn(machine).input("{}"));

      assertThat(ended.error()).isEqualTo("Lambda.ResourceNotFoundException");
      assertThat(ended.cause()).startsWith("Function not found: nobody");
      assertThat(local.usage().expressExecutions()).isEqualTo(1);
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    try (LocalStepFunctions first = LocalStepFunctions.start()) {
      int port = first.endpoint().getPort();

      assertThatThrownBy(LocalStepFunctions.builder().port(port)::start)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageStartingWith("The local Step Functions cannot listen on port " + port);
    }
  }

  private static SfnClient client(LocalStepFunctions local) {
    return SfnClient.builder()
        .endpointOverride(local.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .overrideConfiguration(
            c -> c.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
        .build();
  }
}
