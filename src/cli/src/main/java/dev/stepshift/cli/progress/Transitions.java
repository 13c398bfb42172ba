package dev.stepshift.cli.progress;

import java.util.HashSet;
import java.util.Set;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * Counts what Step Functions bills of a Standard execution: each state entered, and each retry of a
 * Task. A Task scheduled right after its state was entered is the first attempt; one that follows
 * any other event is a retry or a redrive.
 *
 * @see <a href="https://aws.amazon.com/step-functions/pricing/">AWS Step Functions Pricing</a>
 */
final class Transitions {

  private final Set<Long> entries = new HashSet<>();
  private long entered;
  private long retries;

  void add(HistoryEvent event) {
    String type = event.typeAsString();
    if (type.endsWith("StateEntered")) {
      entered++;
      entries.add(event.id());
    } else if (type.endsWith("Scheduled") && !entries.contains(event.previousEventId())) {
      retries++;
    }
  }

  long retries() {
    return retries;
  }

  long count() {
    return entered + retries;
  }
}
