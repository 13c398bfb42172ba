package dev.stepshift.states.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * {@code lambda:invoke}.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html">Invoke an
 *     AWS Lambda function with Step Functions</a>
 */
public final class LambdaIntegration implements Integration {

  private final LambdaInvoker lambdas;

  public LambdaIntegration(LambdaInvoker lambdas) {
    this.lambdas = lambdas;
  }

  @Override
  public JsonNode call(TaskCall call) {
    JsonNode function = call.arguments().path("FunctionName");
    if (!function.isTextual()) {
      throw new StateFailure(
          StateFailure.RUNTIME, "lambda:invoke needs FunctionName, a string, in its Arguments.");
    }
    JsonNodeFactory json = JsonNodeFactory.instance;
    JsonNode payload = call.arguments().path("Payload");
    try {
      JsonNode result =
          lambdas.invoke(
              function.textValue(), payload.isMissingNode() ? json.objectNode() : payload);
      ObjectNode answer = json.objectNode().put("ExecutedVersion", "$LATEST");
      answer.set("Payload", result == null ? json.nullNode() : result);
      return answer.put("StatusCode", 200);
    } catch (LambdaFailed failed) {
      throw new StateFailure(failed.errorType(), cause(failed));
    }
  }

  private static String cause(LambdaFailed failed) {
    if (!failed.isRaisedByFunction()) {
      return failed.errorMessage();
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("errorMessage", failed.errorMessage())
        .put("errorType", failed.errorType())
        .toString();
  }
}
