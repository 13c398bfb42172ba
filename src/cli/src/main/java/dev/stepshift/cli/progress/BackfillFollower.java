package dev.stepshift.cli.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.cli.progress.BackfillProgress.DateRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Follows a backfill and the runs that it starts, by polling, as {@link RunFollower} does. */
public final class BackfillFollower {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Its runs are called {@code backfill-<date>-…}. */
  private static final int DATE_FROM = "backfill-".length();

  private static final int DATE_TO = DATE_FROM + "2026-01-31".length();

  private final SfnClient stepFunctions;
  private final String executionArn;
  private final Clock clock;
  private final Duration pause;
  private final HistoryCursor history;
  private final Transitions transitions = new Transitions();
  private final Map<String, RunFollower> going = new LinkedHashMap<>();
  private final List<DateRun> ended = new ArrayList<>();
  private final Set<String> beforeRedrive = new HashSet<>();
  private Optional<ExecutionError> failure = Optional.empty();

  /**
   * @param executionArn an execution of {@code <stack>-<pipeline>-backfill}
   * @param pause between two looks
   */
  public BackfillFollower(
      SfnClient stepFunctions, String executionArn, Clock clock, Duration pause) {
    this.stepFunctions = stepFunctions;
    this.executionArn = executionArn;
    this.clock = clock;
    this.pause = pause;
    this.history = new HistoryCursor(stepFunctions, executionArn);
  }

  /**
   * Returns when the backfill is over.
   *
   * @param onEnd is told of each run that has ended, but for those before a redrive
   */
  public BackfillProgress follow(Consumer<DateRun> onEnd) throws InterruptedException {
    while (true) {
      // Asked for first, so that a backfill seen as over has its whole history read.
      DescribeExecutionResponse execution =
          stepFunctions.describeExecution(request -> request.executionArn(executionArn));
      history.next().forEach(this::add);
      lookAtRuns(onEnd);
      if (execution.stopDate() != null) {
        return progress(execution);
      }
      Thread.sleep(pause.toMillis());
    }
  }

  private void add(HistoryEvent event) {
    transitions.add(event);
    switch (event.typeAsString()) {
      case "TaskSubmitted" ->
          runArn(event.taskSubmittedEventDetails().output())
              .ifPresent(arn -> going.put(arn, new RunFollower(stepFunctions, arn, clock, pause)));
      case "ExecutionFailed" ->
          failure =
              Optional.of(
                  ExecutionError.ofAwaited(
                      event.executionFailedEventDetails().error(),
                      event.executionFailedEventDetails().cause()));
      case "ExecutionTimedOut" ->
          failure = Optional.of(ExecutionError.of("States.Timeout", "The backfill took too long."));
      case "ExecutionAborted" ->
          failure =
              Optional.of(
                  ExecutionError.of(
                      event.executionAbortedEventDetails().error(),
                      event.executionAbortedEventDetails().cause()));
      case "ExecutionRedriven" -> {
        failure = Optional.empty();
        beforeRedrive.addAll(going.keySet());
      }
      default -> {}
    }
  }

  private void lookAtRuns(Consumer<DateRun> onEnd) {
    for (Map.Entry<String, RunFollower> each : List.copyOf(going.entrySet())) {
      String arn = each.getKey();
      RunProgress run = each.getValue().look();
      if (run.isOver()) {
        going.remove(arn);
        DateRun dateRun = new DateRun(dateOf(arn), run);
        ended.add(dateRun);
        if (!beforeRedrive.contains(arn)) {
          onEnd.accept(dateRun);
        }
      }
    }
  }

  private BackfillProgress progress(DescribeExecutionResponse execution) {
    Instant start =
        execution.redriveDate() == null ? execution.startDate() : execution.redriveDate();
    return new BackfillProgress(
        executionArn,
        execution.statusAsString(),
        Duration.between(start, execution.stopDate()),
        ended,
        transitions.count(),
        failure);
  }

  private static Optional<String> runArn(String output) {
    try {
      return Optional.of(JSON.readTree(output).path("ExecutionArn"))
          .filter(JsonNode::isTextual)
          .map(JsonNode::asText);
    } catch (JsonProcessingException truncated) {
      return Optional.empty();
    }
  }

  private static LocalDate dateOf(String arn) {
    String name = arn.substring(arn.lastIndexOf(':') + 1);
    return LocalDate.parse(name.substring(DATE_FROM, DATE_TO));
  }
}
