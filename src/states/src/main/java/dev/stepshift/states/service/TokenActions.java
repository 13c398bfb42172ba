package dev.stepshift.states.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.aws.http.AwsError;
import dev.stepshift.states.integration.StateFailure;
import dev.stepshift.states.integration.TaskTokens;
import dev.stepshift.states.integration.TaskTokens.Waiting;
import dev.stepshift.states.run.Limits;

/**
 * The answers to waiting Tasks.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html">
 *     SendTaskSuccess</a>
 */
final class TokenActions {

  /** Characters of a token, in the guide; the API takes twice as many. */
  private static final int LONGEST = 2_048;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final TaskTokens tokens;

  TokenActions(TaskTokens tokens) {
    this.tokens = tokens;
  }

  ObjectNode succeed(ObjectNode request) {
    JsonNode output = output(ApiJson.text(request, "output"));
    Waiting waiting = waiting(request);
    answered(waiting.answer().complete(output));
    return ApiJson.object();
  }

  ObjectNode fail(ObjectNode request) {
    StateFailure failure =
        new StateFailure(
            ApiJson.optionalText(request, "error").orElse(""),
            ApiJson.optionalText(request, "cause"));
    answered(waiting(request).answer().fail(failure));
    return ApiJson.object();
  }

  ObjectNode heartbeat(ObjectNode request) {
    waiting(request).heartbeat();
    return ApiJson.object();
  }

  private static void answered(boolean inTime) {
    if (!inTime) {
      throw timedOut();
    }
  }

  private Waiting waiting(ObjectNode request) {
    String token = ApiJson.text(request, "taskToken");
    if (token.length() > LONGEST || !TaskTokens.isToken(token)) {
      throw new AwsError("InvalidToken", "Invalid Token: 'Invalid token'");
    }
    return tokens
        .find(token)
        .orElseThrow(
            () ->
                tokens.hasEnded(token)
                    ? timedOut()
                    : new AwsError("TaskDoesNotExist", "Task Does Not Exist"));
  }

  private static AwsError timedOut() {
    return new AwsError("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
  }

  private static JsonNode output(String text) {
    if (Limits.isTooLarge(text)) {
      throw new AwsError("InvalidOutput", "The output is larger than 262144 bytes");
    }
    try {
      JsonNode output = JSON.readTree(text);
      if (!output.isMissingNode()) {
        return output;
      }
    } catch (JsonProcessingException notJson) {
      throw new AwsError("InvalidOutput", "Invalid Output: '" + notJson.getOriginalMessage() + "'");
    }
    throw new AwsError("InvalidOutput", "Invalid Output: 'it is empty'");
  }
}
