package dev.stepshift.states;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A statement about Amazon States Language that can be run.
 *
 * @param name the statement
 * @param source the page, and its section, that says so
 * @param machines children by name, created before
 * @param calls what functions answer, attempt by attempt; the last entry repeats
 * @param draws random numbers for jitter
 * @param redrives how often the ended execution is redriven
 * @param stopAfter seconds until StopExecution; 0 never
 */
record AslCase(
    String name,
    String source,
    JsonNode definition,
    Map<String, JsonNode> machines,
    JsonNode input,
    Map<String, List<Call>> calls,
    List<Double> draws,
    int redrives,
    int stopAfter,
    Expected expect) {

  AslCase {
    machines = machines == null ? Map.of() : machines;
    calls = calls == null ? Map.of() : calls;
    draws = draws == null ? List.of() : draws;
  }

  /**
   * One answer of a function.
   *
   * @param delay seconds until it answers
   * @param error its errorType; then message is the errorMessage
   * @param answer sent as SendTaskSuccess to payload.token
   * @param failure sent as SendTaskFailure to payload.token: error and cause
   * @param after seconds until the token is answered
   * @param heartbeats seconds at which SendTaskHeartbeat is sent
   */
  record Call(
      JsonNode result,
      int delay,
      String error,
      String message,
      JsonNode answer,
      JsonNode failure,
      int after,
      List<Integer> heartbeats,
      @JsonProperty("resultOfSize") int resultOfSize) {}

  /**
   * What must come out; what is not given is not looked at.
   *
   * @param causeContains a part of the cause
   * @param sleeps seconds of the alarms that went off, in order
   * @param entered names of states entered, in order
   * @param events types of history events, in order
   * @param eventsContain types that must be among them
   * @param calledWith payloads of a function, in order of the calls
   * @param mostAtOnce how many calls of functions overlapped
   * @param refused error codes of answers to tokens that came too late
   * @param problems parts of what the refusal of the definition says
   */
  record Expected(
      String status,
      JsonNode output,
      String error,
      String cause,
      String causeContains,
      List<Double> sleeps,
      List<String> entered,
      List<String> events,
      List<String> eventsContain,
      Map<String, List<JsonNode>> calledWith,
      Integer transitions,
      Integer mostAtOnce,
      List<String> refused,
      List<String> problems) {}
}
