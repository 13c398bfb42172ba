package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.states.integration.StateFailure;

/** The shapes of event details. */
final class EventDetails {

  private EventDetails() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode input(ObjectNode details, JsonNode input) {
    details.put("input", input.toString());
    details.putObject("inputDetails").put("truncated", false);
    return details;
  }

  static ObjectNode output(ObjectNode details, JsonNode output) {
    details.put("output", output.toString());
    details.putObject("outputDetails").put("truncated", false);
    return details;
  }

  static ObjectNode failure(ObjectNode details, StateFailure failure) {
    details.put("error", failure.error());
    failure.causeText().ifPresent(cause -> details.put("cause", cause));
    return details;
  }
}
