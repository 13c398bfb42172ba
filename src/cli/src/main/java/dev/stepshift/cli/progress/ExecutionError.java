package dev.stepshift.cli.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;

/** An error name and its text, as a person should read them. */
public record ExecutionError(String error, String text) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A Lambda's cause is JSON around the message; any other cause is the message. */
  static ExecutionError of(String error, String cause) {
    return new ExecutionError(
        error == null ? "unnamed error" : error, text(cause == null ? "" : cause));
  }

  /**
   * The cause of a Task that awaited an execution is that execution; its own error tells more. It
   * may have awaited another one.
   */
  static ExecutionError ofAwaited(String error, String cause) {
    try {
      JsonNode execution = JSON.readTree(cause == null ? "" : cause);
      if (execution.has("ExecutionArn") && execution.has("Error")) {
        return ofAwaited(execution.get("Error").asText(), execution.path("Cause").asText());
      }
      if (execution.path("ExecutionArn").isTextual() && execution.path("Status").isTextual()) {
        String status = execution.get("Status").asText().toLowerCase(Locale.ROOT);
        return of(
            error, execution.get("ExecutionArn").asText() + " has " + status.replace('_', ' '));
      }
    } catch (JsonProcessingException plainText) {
      // Then it is not an execution that was awaited.
    }
    return of(error, cause);
  }

  private static String text(String cause) {
    if (cause.startsWith("{")) {
      try {
        JsonNode message = JSON.readTree(cause).path("errorMessage");
        return message.isTextual() ? message.asText() : cause;
      } catch (JsonProcessingException plainText) {
        return cause;
      }
    }
    return cause;
  }
}
