package dev.stepshift.cli.progress;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

/**
 * Plays written histories: each look at an execution moves the time 500 ms on, and only events up
 * to then can be seen. Pages have 3 events.
 */
public final class FakeStepFunctions implements SfnClient {

  private static final int PAGE = 3;

  public final List<StartExecutionRequest> started = new ArrayList<>();
  public final List<String> redriven = new ArrayList<>();
  public final List<String> stopped = new ArrayList<>();
  public int historyCalls;
  private final Map<String, HistoryScript> histories = new LinkedHashMap<>();
  private BiConsumer<FakeStepFunctions, String> onStart = (self, arn) -> {};
  private Instant now = HistoryScript.START;

  public static String arn(String machine, String name) {
    return "arn:aws:states:us-east-1:000000000000:execution:" + machine + ":" + name;
  }

  public FakeStepFunctions play(String arn, HistoryScript history) {
    histories.put(arn, history);
    return this;
  }

  /** Says what to play when an execution is started. */
  public FakeStepFunctions onStart(BiConsumer<FakeStepFunctions, String> script) {
    onStart = script;
    return this;
  }

  /** Moves the time to so many milliseconds after the start. */
  public FakeStepFunctions at(long millis) {
    now = HistoryScript.START.plusMillis(millis);
    return this;
  }

  public Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  @Override
  public StartExecutionResponse startExecution(StartExecutionRequest request) {
    started.add(request);
    String machine = request.stateMachineArn().replaceAll(".*:", "");
    String arn = arn(machine, request.name());
    onStart.accept(this, arn);
    return StartExecutionResponse.builder().executionArn(arn).startDate(now).build();
  }

  @Override
  public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
    if (!histories.containsKey(request.executionArn())) {
      throw ExecutionDoesNotExistException.builder().message("none").build();
    }
    now = now.plusMillis(500);
    List<HistoryEvent> seen = seen(request.executionArn());
    HistoryEvent last = seen.get(seen.size() - 1);
    String status =
        switch (last.typeAsString()) {
          case "ExecutionSucceeded" -> "SUCCEEDED";
          case "ExecutionFailed" -> "FAILED";
          default -> "RUNNING";
        };
    return DescribeExecutionResponse.builder()
        .executionArn(request.executionArn())
        .status(status)
        .input("{\"runDate\":\"2026-01-01\"}")
        .startDate(seen.get(0).timestamp())
        .redriveDate(
            seen.stream()
                .filter(event -> event.typeAsString().equals("ExecutionRedriven"))
                .map(HistoryEvent::timestamp)
                .reduce((first, second) -> second)
                .orElse(null))
        .stopDate(status.equals("RUNNING") ? null : last.timestamp())
        .build();
  }

  @Override
  public GetExecutionHistoryResponse getExecutionHistory(GetExecutionHistoryRequest request) {
    historyCalls++;
    List<HistoryEvent> events = new ArrayList<>(seen(request.executionArn()));
    if (Boolean.TRUE.equals(request.reverseOrder())) {
      Collections.reverse(events);
    }
    int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
    int to = Math.min(from + PAGE, events.size());
    return GetExecutionHistoryResponse.builder()
        .events(events.subList(from, to))
        .nextToken(to < events.size() ? Integer.toString(to) : null)
        .build();
  }

  @Override
  public ListExecutionsResponse listExecutions(ListExecutionsRequest request) {
    String machine = request.stateMachineArn().replaceAll(".*:", "");
    List<ExecutionListItem> items =
        histories.keySet().stream()
            .filter(arn -> arn.contains(":" + machine + ":"))
            .map(
                arn ->
                    ExecutionListItem.builder()
                        .executionArn(arn)
                        .status(status(arn))
                        .stopDate(last(arn).timestamp())
                        .build())
            .toList();
    return ListExecutionsResponse.builder().executions(items).build();
  }

  @Override
  public RedriveExecutionResponse redriveExecution(RedriveExecutionRequest request) {
    if (!histories.containsKey(request.executionArn())) {
      throw ExecutionDoesNotExistException.builder().message("none").build();
    }
    redriven.add(request.executionArn());
    onStart.accept(this, request.executionArn());
    return RedriveExecutionResponse.builder().redriveDate(now).build();
  }

  @Override
  public StopExecutionResponse stopExecution(StopExecutionRequest request) {
    stopped.add(request.executionArn());
    return StopExecutionResponse.builder().stopDate(now).build();
  }

  private String status(String arn) {
    return last(arn).typeAsString().equals("ExecutionFailed") ? "FAILED" : "SUCCEEDED";
  }

  private HistoryEvent last(String arn) {
    List<HistoryEvent> events = histories.get(arn).events();
    return events.get(events.size() - 1);
  }

  private List<HistoryEvent> seen(String arn) {
    return histories.get(arn).events().stream()
        .filter(event -> !event.timestamp().isAfter(now))
        .toList();
  }

  @Override
  public String serviceName() {
    return "states";
  }

  @Override
  public void close() {}
}
