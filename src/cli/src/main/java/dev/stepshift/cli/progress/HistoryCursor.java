package dev.stepshift.cli.progress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * The events of one execution, each once.
 *
 * <p>GetExecutionHistory cannot start at an event, so the newest are asked for first, until one is
 * known.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html">GetExecutionHistory</a>
 */
final class HistoryCursor {

  private final SfnClient stepFunctions;
  private final String executionArn;
  private long lastSeen;

  HistoryCursor(SfnClient stepFunctions, String executionArn) {
    this.stepFunctions = stepFunctions;
    this.executionArn = executionArn;
  }

  /** The events since the last call, oldest first. */
  List<HistoryEvent> next() {
    List<HistoryEvent> fresh = new ArrayList<>();
    String token = null;
    boolean reachedKnown = false;
    do {
      String page = token;
      GetExecutionHistoryResponse answer =
          stepFunctions.getExecutionHistory(
              request ->
                  request
                      .executionArn(executionArn)
                      .reverseOrder(true)
                      .maxResults(200)
                      .nextToken(page));
      for (HistoryEvent event : answer.events()) {
        if (event.id() > lastSeen) {
          fresh.add(event);
        } else {
          reachedKnown = true;
        }
      }
      token = answer.nextToken();
    } while (token != null && !reachedKnown);
    fresh.sort(Comparator.comparing(HistoryEvent::id));
    if (!fresh.isEmpty()) {
      lastSeen = fresh.get(fresh.size() - 1).id();
    }
    return fresh;
  }
}
