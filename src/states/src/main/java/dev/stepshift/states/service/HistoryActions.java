package dev.stepshift.states.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.aws.http.AwsError;
import dev.stepshift.states.run.HistoryEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** GetExecutionHistory. */
final class HistoryActions {

  private static final int PAGE = 100;
  private static final List<String> DATA =
      List.of("input", "inputDetails", "output", "outputDetails");

  private final Executions executions;

  HistoryActions(Executions executions) {
    this.executions = executions;
  }

  ObjectNode get(ObjectNode request) {
    String arn = ApiJson.text(request, "executionArn");
    if (arn.contains(":express:")) {
      throw new AwsError(
          "StateMachineTypeNotSupported",
          "This operation is not supported by this type of state machine");
    }
    List<HistoryEvent> events = new ArrayList<>(executions.get(arn).history().events());
    if (ApiJson.flag(request, "reverseOrder", false)) {
      Collections.reverse(events);
    }
    boolean withData = ApiJson.flag(request, "includeExecutionData", true);
    return ApiJson.page(request, "events", events, PAGE, event -> write(event, withData));
  }

  private static JsonNode write(HistoryEvent event, boolean withData) {
    ObjectNode json = ApiJson.object();
    ApiJson.putTime(json, "timestamp", event.timestamp());
    json.put("type", event.type());
    json.put("id", event.id());
    json.put("previousEventId", event.previousId());
    event
        .details()
        .ifPresent(
            details ->
                json.set(
                    event.detailsName(), withData ? details : details.deepCopy().remove(DATA)));
    return json;
  }
}
