package dev.stepshift.states.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.aws.http.AwsError;
import dev.stepshift.aws.http.AwsJsonServer;
import dev.stepshift.aws.http.AwsJsonService;
import dev.stepshift.states.concurrent.Cancellation;
import dev.stepshift.states.concurrent.SystemTimer;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls real SDK clients, whose services are played by functions of the test. */
class SdkIntegrationTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SystemTimer timer = new SystemTimer();
  private AwsJsonServer server;
  private EndpointSdkClients clients;
  private BiFunction<String, ObjectNode, JsonNode> answer = (action, request) -> json("{}");
  private ObjectNode received;

  @BeforeEach
  void start() throws IOException {
    server = AwsJsonServer.start(0, service("RedshiftData"), service("DynamoDB_20120810"));
    clients =
        new EndpointSdkClients(
            Map.of(
                "redshiftdata", server.endpoint(),
                "dynamodb", server.endpoint(),
                "sns", URI.create("http://127.0.0.1:1")),
            "us-east-1",
            "local",
            "local");
  }

  @AfterEach
  void stop() {
    clients.close();
    server.close();
    timer.close();
  }

  private AwsJsonService service(String prefix) {
    return new AwsJsonService() {
      @Override
      public String targetPrefix() {
        return prefix;
      }

      @Override
      public ObjectNode call(String action, ObjectNode request) {
        received = request;
        return (ObjectNode) answer.apply(action, request);
      }
    };
  }

  @Test
  void aRequestIsMadeOfPascalCaseMembersAndAResponseTurnsIntoThem() {
    answer =
        (action, request) ->
            json(
                "{\"Id\":\"s-1\",\"CreatedAt\":1700000000.5,\"WorkgroupName\":\"local\","
                    + "\"DbGroups\":[]}");

    JsonNode result =
        sdk(
            "redshiftdata:batchExecuteStatement",
            "{\"Sqls\":[\"select 1\",\"select 2\"],\"Database\":\"dev\",\"WithEvent\":true}");

    assertThat(received.get("Sqls")).hasSize(2);
    assertThat(received.get("WithEvent").booleanValue()).isTrue();
    assertThat(result.get("Id").asText()).isEqualTo("s-1");
    assertThat(result.get("CreatedAt").asText()).isEqualTo("2023-11-14T22:13:20.500Z");
    assertThat(result.has("SdkHttpMetadata")).isFalse();
  }

  @Test
  void membersThatTheServiceSpellsSmallAreSpelledLargeByMachines() {
    sdk(
        "redshiftdata:executeStatement",
        "{\"Sql\":\"select :a\",\"Parameters\":[{\"Name\":\"a\",\"Value\":\"b\"}]}");

    assertThat(received.at("/Parameters/0")).isEqualTo(json("{\"name\":\"a\",\"value\":\"b\"}"));
  }

  @Test
  void unionsAndNestedListsAndLongNumbersComeBack() {
    answer =
        (action, request) ->
            json(
                "{\"Records\":[[{\"stringValue\":\"a\"},{\"longValue\":5000000000},"
                    + "{\"isNull\":true}]],\"ColumnMetadata\":[{\"name\":\"x\"}],\"TotalNumRows\":1}");

    JsonNode result = sdk("redshiftdata:getStatementResult", "{\"Id\":\"s-1:2\"}");

    assertThat(result.get("Records"))
        .isEqualTo(
            json("[[{\"StringValue\":\"a\"},{\"LongValue\":5000000000},{\"IsNull\":true}]]"));
    assertThat(result.at("/ColumnMetadata/0/Name").asText()).isEqualTo("x");
    assertThat(result.get("TotalNumRows").isIntegralNumber()).isTrue();
  }

  @Test
  void aModelledErrorHasTheServicesPrefixAndASuffix() {
    answer =
        (action, request) -> {
          throw new AwsError("ValidationException", "no such workgroup");
        };

    StateFailure failure = failureOf("redshiftdata:describeStatement", "{\"Id\":\"x\"}");

    assertThat(failure.error()).isEqualTo("RedshiftData.ValidationException");
    assertThat(failure.causeText().orElseThrow())
        .startsWith("no such workgroup (Service: RedshiftData, Status Code: 400, Request ID: ");
  }

  @Test
  void anErrorOutsideOfTheModelHasTheNameOfTheService() {
    answer =
        (action, request) -> {
          throw new AwsError("AccessDeniedException", "not allowed");
        };

    assertThat(failureOf("redshiftdata:describeStatement", "{\"Id\":\"x\"}").error())
        .isEqualTo("RedshiftData.RedshiftDataException");
    assertThat(failureOf("dynamodb:query", "{\"TableName\":\"t\"}").error())
        .isEqualTo("DynamoDb.DynamoDbException");
  }

  @Test
  void aServiceThatCannotBeReachedIsASdkClientException() {
    assertThat(failureOf("sns:publish", "{\"Message\":\"m\",\"TopicArn\":\"t\"}").error())
        .isEqualTo("Sns.SdkClientException");
  }

  @Test
  void argumentsOfAWrongTypeAreNamed() {
    StateFailure failure =
        failureOf("redshiftdata:batchExecuteStatement", "{\"Sqls\":\"select 1\"}");

    assertThat(failure.error()).isEqualTo("States.Runtime");
    assertThat(failure.causeText().orElseThrow()).contains("Sqls must be an array");
  }

  @Test
  void theOptimisedDynamoDbHasItsOwnErrorPrefixAndMetadata() {
    answer =
        (action, request) -> json("{\"Attributes\":{\"n\":{\"N\":\"1\"},\"b\":{\"BOOL\":true}}}");

    JsonNode result = dynamo("{\"TableName\":\"t\",\"Key\":{\"pipeline\":{\"S\":\"p\"}}}");
    assertThat(received.at("/Key/pipeline/S").asText()).isEqualTo("p");
    assertThat(result.at("/Attributes/n/N").asText()).isEqualTo("1");
    assertThat(result.at("/SdkHttpMetadata/HttpStatusCode").intValue()).isEqualTo(200);
    assertThat(result.at("/SdkResponseMetadata/RequestId").asText()).isNotEmpty();

    answer =
        (action, request) -> {
          throw new AwsError("ConditionalCheckFailedException", "The conditional request failed");
        };
    assertThat(dynamoFailure().error()).isEqualTo("DynamoDB.ConditionalCheckFailedException");
    answer =
        (action, request) -> {
          throw new AwsError("SomethingElse", "unheard of");
        };
    assertThat(dynamoFailure().error()).isEqualTo("DynamoDB.AmazonDynamoDBException");
  }

  private StateFailure dynamoFailure() {
    return catchThrowableOfType(
        StateFailure.class, () -> dynamo("{\"TableName\":\"t\",\"Key\":{}}"));
  }

  private JsonNode dynamo(String arguments) {
    return new OptimisedSdkIntegration(new SdkIntegration(clients), "dynamodb", "DynamoDB", false)
        .call(call("arn:aws:states:::dynamodb:updateItem", arguments));
  }

  private StateFailure failureOf(String action, String arguments) {
    return catchThrowableOfType(StateFailure.class, () -> sdk(action, arguments));
  }

  private JsonNode sdk(String action, String arguments) {
    return new SdkIntegration(clients).call(call("arn:aws:states:::aws-sdk:" + action, arguments));
  }

  private TaskCall call(String resource, String arguments) {
    return new TaskCall(
        "Call",
        TaskResource.parse(resource).orElseThrow(),
        json(arguments),
        "arn:aws:states:us-east-1:000000000000:execution:m:e",
        new Cancellation(),
        timer);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException wrong) {
      throw new AssertionError(wrong);
    }
  }
}
