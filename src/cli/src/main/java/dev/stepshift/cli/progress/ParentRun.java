package dev.stepshift.cli.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** What the history of the parent machine's execution says so far. */
final class ParentRun {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Transitions transitions = new Transitions();
  private final Map<String, String> children = new LinkedHashMap<>();
  private final Set<String> planned = new LinkedHashSet<>();
  private final Set<RunPhase> plannedPhases = EnumSet.noneOf(RunPhase.class);
  private String state = "";
  private Optional<ExecutionError> failure = Optional.empty();

  void add(HistoryEvent event) {
    transitions.add(event);
    String type = event.typeAsString();
    if (type.endsWith("StateEntered")) {
      state = event.stateEnteredEventDetails().name();
    }
    switch (type) {
      case "TaskSubmitted" -> {
        if (event.taskSubmittedEventDetails().resource().startsWith("startExecution")) {
          text(event.taskSubmittedEventDetails().output(), "ExecutionArn")
              .ifPresent(arn -> children.put(arn, state));
        }
      }
      case "TaskSucceeded" -> plan(event.taskSucceededEventDetails().output());
      case "ExecutionFailed" ->
          failure =
              Optional.of(
                  ExecutionError.ofAwaited(
                      event.executionFailedEventDetails().error(),
                      event.executionFailedEventDetails().cause()));
      case "ExecutionTimedOut" ->
          failure = Optional.of(ExecutionError.of("States.Timeout", "The run took too long."));
      case "ExecutionAborted" ->
          failure =
              Optional.of(
                  ExecutionError.of(
                      event.executionAbortedEventDetails().error(),
                      event.executionAbortedEventDetails().cause()));
      case "ExecutionRedriven" -> failure = Optional.empty();
      default -> {}
    }
  }

  /** Plan run answers the waves; they name every table before the first is started. */
  private void plan(String output) {
    if (!planned.isEmpty() || !state.equals("Plan run")) {
      return;
    }
    read(output)
        .map(answer -> answer.has("Payload") ? answer.get("Payload") : answer)
        .ifPresent(
            answer -> {
              answer
                  .path("waves")
                  .forEach(
                      wave -> wave.forEach(table -> planned.add(table.path("table").asText())));
              answer
                  .path("phases")
                  .forEach(
                      phase ->
                          RunPhase.planned(phase.path("phase").asText())
                              .ifPresent(plannedPhases::add));
            });
  }

  /** The executions of children, in the order they were started. */
  List<String> children() {
    return new ArrayList<>(children.keySet());
  }

  /** Which phase the parent started this child for, if for one. */
  Optional<RunPhase> phaseOf(String child) {
    return Optional.ofNullable(children.get(child)).flatMap(RunPhase::startedBy);
  }

  Set<RunPhase> plannedPhases() {
    return plannedPhases;
  }

  Set<String> planned() {
    return planned;
  }

  String state() {
    return state;
  }

  long transitions() {
    return transitions.count();
  }

  Optional<ExecutionError> failure() {
    return failure;
  }

  private static Optional<String> text(String json, String field) {
    return read(json)
        .map(node -> node.path(field))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText);
  }

  private static Optional<JsonNode> read(String text) {
    try {
      return text == null ? Optional.empty() : Optional.of(JSON.readTree(text));
    } catch (JsonProcessingException truncated) {
      return Optional.empty();
    }
  }
}
