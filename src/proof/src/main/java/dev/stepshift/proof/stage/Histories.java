package dev.stepshift.proof.stage;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** What the history of an execution says about its bill and its way. */
public final class Histories {

  private final SfnClient stepFunctions;

  Histories(SfnClient stepFunctions) {
    this.stepFunctions = stepFunctions;
  }

  public List<HistoryEvent> of(String executionArn) {
    return stepFunctions
        .getExecutionHistoryPaginator(request -> request.executionArn(executionArn))
        .events()
        .stream()
        .toList();
  }

  /** The states entered, in order. */
  public List<String> entered(String executionArn) {
    return of(executionArn).stream()
        .filter(event -> event.stateEnteredEventDetails() != null)
        .map(event -> event.stateEnteredEventDetails().name())
        .toList();
  }

  /**
   * Billed transitions by the history alone: each state entered, and each further attempt of a
   * Task. A redrive that runs one Task again is one such attempt.
   */
  public long transitions(String executionArn) {
    Map<HistoryEventType, Long> counts =
        of(executionArn).stream()
            .collect(Collectors.groupingBy(HistoryEvent::type, Collectors.counting()));
    long entered =
        counts.entrySet().stream()
            .filter(count -> count.getKey().toString().endsWith("StateEntered"))
            .mapToLong(Map.Entry::getValue)
            .sum();
    long attempts = counts.getOrDefault(HistoryEventType.TASK_SCHEDULED, 0L);
    long tasks = counts.getOrDefault(HistoryEventType.TASK_STATE_ENTERED, 0L);
    return entered + attempts - tasks;
  }

  /** How often a state's Task was called, in an execution that enters the state once. */
  public long attempts(String executionArn, String state) {
    List<HistoryEvent> events = of(executionArn);
    long attempts = 0;
    String at = "";
    for (HistoryEvent event : events) {
      if (event.stateEnteredEventDetails() != null) {
        at = event.stateEnteredEventDetails().name();
      } else if (event.type() == HistoryEventType.TASK_SCHEDULED && at.equals(state)) {
        attempts++;
      }
    }
    return attempts;
  }

  /** How many loads a run has heard of as ended well; a redrive begins the others anew. */
  public long iterations(String executionArn) {
    return of(executionArn).stream()
        .filter(event -> event.type() == HistoryEventType.MAP_ITERATION_SUCCEEDED)
        .count();
  }
}
