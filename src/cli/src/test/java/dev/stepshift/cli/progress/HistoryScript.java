package dev.stepshift.cli.progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** Writes a history event by event; times are milliseconds after {@link #START}. */
public final class HistoryScript {

  public static final Instant START = Instant.parse("2026-01-01T06:00:00Z");

  private final List<HistoryEvent> events = new ArrayList<>();

  public List<HistoryEvent> events() {
    return events;
  }

  public HistoryScript started(long millis) {
    return add(millis, HistoryEventType.EXECUTION_STARTED, event -> {});
  }

  public HistoryScript redriven(long millis) {
    return add(millis, HistoryEventType.EXECUTION_REDRIVEN, event -> {});
  }

  public HistoryScript entered(long millis, String state) {
    return add(
        millis,
        HistoryEventType.TASK_STATE_ENTERED,
        event -> event.stateEnteredEventDetails(details -> details.name(state)));
  }

  public HistoryScript entered(long millis, String state, String input) {
    return add(
        millis,
        HistoryEventType.TASK_STATE_ENTERED,
        event -> event.stateEnteredEventDetails(details -> details.name(state).input(input)));
  }

  public HistoryScript scheduled(long millis) {
    return add(millis, HistoryEventType.TASK_SCHEDULED, event -> {});
  }

  public HistoryScript submitted(long millis, String resource, String output) {
    return add(
        millis,
        HistoryEventType.TASK_SUBMITTED,
        event ->
            event.taskSubmittedEventDetails(
                details -> details.resourceType("states").resource(resource).output(output)));
  }

  public HistoryScript succeeded(long millis, String output) {
    return add(
        millis,
        HistoryEventType.TASK_SUCCEEDED,
        event -> event.taskSucceededEventDetails(details -> details.output(output)));
  }

  public HistoryScript taskFailed(long millis, String error, String cause) {
    return add(
        millis,
        HistoryEventType.TASK_FAILED,
        event -> event.taskFailedEventDetails(details -> details.error(error).cause(cause)));
  }

  public HistoryScript exited(long millis, String state, String output) {
    return add(
        millis,
        HistoryEventType.TASK_STATE_EXITED,
        event -> event.stateExitedEventDetails(details -> details.name(state).output(output)));
  }

  public HistoryScript executionSucceeded(long millis, String output) {
    return add(
        millis,
        HistoryEventType.EXECUTION_SUCCEEDED,
        event -> event.executionSucceededEventDetails(details -> details.output(output)));
  }

  public HistoryScript executionFailed(long millis, String error, String cause) {
    return add(
        millis,
        HistoryEventType.EXECUTION_FAILED,
        event -> event.executionFailedEventDetails(details -> details.error(error).cause(cause)));
  }

  /** A Task from entry to exit. */
  public HistoryScript task(long from, long to, String state, String output) {
    return entered(from, state).scheduled(from).succeeded(to, output).exited(to, state, output);
  }

  /** A child that loads a table of 5 rows from {@code from} on, in one second. */
  public static HistoryScript loaded(long from, String table) {
    return new HistoryScript()
        .started(from)
        .task(
            from,
            from + 100,
            "Render SQL",
            "{\"files\":2,\"bytes\":2048,\"steps\":{\"copy\":{\"rowsOf\":[4]}}}")
        .task(from + 100, from + 400, "Copy to staging", statement(5, ",\"verdicts\":[]"))
        .task(
            from + 400,
            from + 500,
            "Validate staging",
            statement(
                3,
                ",\"verdicts\":[{\"severity\":\"error\",\"passed\":true},"
                    + "{\"name\":\"price_known\",\"severity\":\"warn\",\"passed\":false}],"
                    + "\"warnings\":[\"price_known observed 3, allowed is at most 0\"]"))
        .task(from + 500, from + 900, "Merge into target", statement(5, ",\"verdicts\":[]"))
        .task(from + 900, from + 1000, "Validate target", statement(1, ",\"verdicts\":[]"))
        .task(from + 1000, from + 1000, "Record load", "{}")
        .executionSucceeded(
            from + 1000,
            "{\"table\":\"%s\",\"status\":\"loaded\",\"rows\":5,\"files\":2,\"bytes\":2048,"
                + "\"changes\":{\"inserted\":5,\"deleted\":4}}".formatted(table));
  }

  /** A child whose copy fails after 300 ms. */
  public static HistoryScript failed(long from, String error, String cause) {
    return new HistoryScript()
        .started(from)
        .task(from, from + 100, "Render SQL", "{\"files\":1,\"bytes\":900}")
        .entered(from + 100, "Copy to staging")
        .scheduled(from + 100)
        .taskFailed(from + 300, error, cause)
        .executionFailed(from + 300, error, cause);
  }

  private static String statement(int rows, String more) {
    return "{\"statementId\":\"s\",\"rows\":[0,0,0,0,%d,7],\"durationMillis\":7%s}"
        .formatted(rows, more);
  }

  private HistoryScript add(
      long millis, HistoryEventType type, Consumer<HistoryEvent.Builder> details) {
    long id = events.size() + 1;
    HistoryEvent.Builder event =
        HistoryEvent.builder()
            .id(id)
            .previousEventId(id - 1)
            .type(type)
            .timestamp(START.plusMillis(millis));
    details.accept(event);
    events.add(event.build());
    return this;
  }
}
