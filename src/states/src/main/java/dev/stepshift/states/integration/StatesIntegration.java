package dev.stepshift.states.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.aws.http.AwsError;
import dev.stepshift.states.concurrent.Stopped;
import dev.stepshift.states.integration.TaskResource.Mode;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * {@code states:startExecution}, with {@code .sync} and {@code .sync:2}: nested executions, waited
 * for without polling.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html">
 *     Start a new AWS Step Functions state machine from a running execution</a>
 */
public final class StatesIntegration implements Integration {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> PARAMETERS =
      Set.of("StateMachineArn", "Name", "Input", "TraceHeader");
  private static final Set<String> TIMESTAMPS = Set.of("startDate", "stopDate", "redriveDate");

  private final ChildExecutions children;

  public StatesIntegration(ChildExecutions children) {
    this.children = children;
  }

  @Override
  public JsonNode call(TaskCall call) {
    ObjectNode request = request(call.arguments());
    try {
      ObjectNode answer = children.start(request);
      ObjectNode result = pascalCase(answer, false);
      addMetadata(result);
      return result;
    } catch (AwsError refused) {
      String code = refused.code();
      throw new StateFailure(
          "StepFunctions." + (code.endsWith("Exception") ? code : code + "Exception"),
          refused.getMessage()
              + " (Service: AWSStepFunctions; Status Code: "
              + refused.status()
              + "; Error Code: "
              + code
              + ")");
    }
  }

  @Override
  public JsonNode awaitEnd(TaskCall call, JsonNode submitted) {
    String arn = submitted.path("ExecutionArn").asText();
    ObjectNode ended;
    try {
      ended = children.awaitEnd(arn, call.cancellation());
    } catch (Stopped stopped) {
      // Nobody waits any more: AWS then does its best to stop the child.
      children.stop(arn);
      throw stopped;
    }
    boolean succeeded = ended.path("status").asText().equals("SUCCEEDED");
    ObjectNode described = pascalCase(ended, succeeded && call.resource().mode() == Mode.SYNC_2);
    if (!succeeded) {
      throw new StateFailure(StateFailure.TASK_FAILED, described.toString());
    }
    return described;
  }

  private static ObjectNode request(JsonNode arguments) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    arguments
        .properties()
        .forEach(
            member -> {
              if (!PARAMETERS.contains(member.getKey())) {
                throw new StateFailure(
                    StateFailure.RUNTIME,
                    "startExecution has no parameter " + member.getKey() + ".");
              }
              JsonNode value = member.getValue();
              boolean serialise = member.getKey().equals("Input") && !value.isTextual();
              request.put(
                  camelCase(member.getKey()), serialise ? value.toString() : value.asText());
            });
    if (!request.has("stateMachineArn")) {
      throw new StateFailure(
          StateFailure.RUNTIME, "startExecution needs StateMachineArn in its Arguments.");
    }
    return request;
  }

  /** The API's members as Step Functions hands them to states; timestamps in milliseconds. */
  private static ObjectNode pascalCase(ObjectNode answer, boolean parsePayload) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    answer
        .properties()
        .forEach(
            member -> {
              String name = member.getKey();
              JsonNode value = member.getValue();
              if (TIMESTAMPS.contains(name)) {
                value = JsonNodeFactory.instance.numberNode(Math.round(value.doubleValue() * 1000));
              } else if (parsePayload && (name.equals("input") || name.equals("output"))) {
                value = parse(value.asText());
              } else if (value instanceof ObjectNode details) {
                value = pascalCase(details, false);
              }
              result.set(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), value);
            });
    return result;
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("an execution's payload is not JSON: " + json, impossible);
    }
  }

  private static void addMetadata(ObjectNode result) {
    String requestId = UUID.randomUUID().toString();
    result.putObject("SdkHttpMetadata").put("HttpStatusCode", 200);
    result.putObject("SdkResponseMetadata").put("RequestId", requestId);
  }

  private static String camelCase(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
