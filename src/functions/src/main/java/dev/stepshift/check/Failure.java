package dev.stepshift.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The innermost error of an outcome. Step Functions wraps the error of a child execution into the
 * JSON of its description, and Lambda an exception into JSON of its own; what helps is inside.
 */
record Failure(String error, String cause) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DEEPEST = 8;
  private static final String MORE = " […]";

  static Failure of(Outcome outcome) {
    return new Failure(orElse(outcome.error(), "Error"), orElse(outcome.cause(), ""))
        .unwrapped(DEEPEST);
  }

  /**
   * @param most the characters of a longer text that are shown
   */
  String text(int most) {
    String text = cause.isEmpty() ? error : error + ": " + cause.strip();
    return cut(text, most);
  }

  static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - MORE.length()) + MORE;
  }

  private Failure unwrapped(int deepest) {
    if (deepest == 0 || !cause.startsWith("{")) {
      return this;
    }
    JsonNode wrapper = json(cause);
    String innerError = first(wrapper, "Error", "error", "errorType");
    String innerCause = first(wrapper, "Cause", "cause", "errorMessage");
    if (innerError.isEmpty() && innerCause.isEmpty()) {
      return this;
    }
    return new Failure(orElse(innerError, error), innerCause).unwrapped(deepest - 1);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException plainText) {
      // A message may begin with a brace and be cut off by Step Functions: it is shown as it is.
      return JSON.createObjectNode();
    }
  }

  private static String first(JsonNode wrapper, String... names) {
    for (String name : names) {
      String text = wrapper.path(name).asText("");
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  private static String orElse(String text, String other) {
    return text == null || text.isEmpty() ? other : text;
  }
}
