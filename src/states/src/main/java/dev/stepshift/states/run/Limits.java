package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepshift.states.integration.StateFailure;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Quotas on data.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Quotas</a>
 */
public final class Limits {

  /** Bytes of an input, output, or variable: 256 KiB. */
  public static final int PAYLOAD = 262_144;

  private static final long ALL_VARIABLES = 10L * 1024 * 1024;

  private Limits() {}

  static boolean isTooLarge(JsonNode value) {
    return bytes(value) > PAYLOAD;
  }

  public static boolean isTooLarge(String json) {
    // A character is at most three bytes: the common case needs no encoding.
    return json.length() > PAYLOAD / 3 && json.getBytes(StandardCharsets.UTF_8).length > PAYLOAD;
  }

  static void checkResult(JsonNode result, String what) {
    if (isTooLarge(result)) {
      throw new StateFailure(
          StateFailure.DATA_LIMIT_EXCEEDED,
          "The state/task '"
              + what
              + "' returned a result with a size exceeding the maximum number of bytes service"
              + " limit.");
    }
  }

  static void checkArguments(JsonNode arguments, String resource) {
    if (isTooLarge(arguments)) {
      throw new StateFailure(
          StateFailure.DATA_LIMIT_EXCEEDED,
          "The Arguments of the task '"
              + resource
              + "' exceed the maximum number of bytes service limit.");
    }
  }

  static void checkAssigned(Map<String, JsonNode> assigned, Map<String, JsonNode> all) {
    long together = 0;
    for (Map.Entry<String, JsonNode> variable : assigned.entrySet()) {
      together += bytes(variable.getValue());
    }
    if (together > PAYLOAD) {
      throw new StateFailure(
          StateFailure.DATA_LIMIT_EXCEEDED,
          "The variables " + assigned.keySet() + " are larger than 256 KiB together.");
    }
    long stored = 0;
    for (JsonNode value : all.values()) {
      stored += bytes(value);
    }
    if (stored + together > ALL_VARIABLES) {
      throw new StateFailure(
          StateFailure.DATA_LIMIT_EXCEEDED, "The variables are larger than 10 MiB together.");
    }
  }

  private static long bytes(JsonNode value) {
    return value.toString().getBytes(StandardCharsets.UTF_8).length;
  }
}
