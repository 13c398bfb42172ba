package dev.stepshift.states.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads Retry and Catch. */
final class RetryReader {

  private static final Set<String> RETRIER =
      Set.of(
          "ErrorEquals",
          "IntervalSeconds",
          "MaxAttempts",
          "BackoffRate",
          "MaxDelaySeconds",
          "JitterStrategy",
          "Comment");
  private static final Set<String> CATCHER =
      Set.of("ErrorEquals", "Next", "Assign", "Output", "Comment");
  private static final Set<String> RESERVED =
      Set.of(
          "States.ALL",
          "States.DataLimitExceeded",
          "States.ExceedToleratedFailureThreshold",
          "States.HeartbeatTimeout",
          "States.Http.Socket",
          "States.IntrinsicFailure",
          "States.ItemReaderFailed",
          "States.NoChoiceMatched",
          "States.ParameterPathFailure",
          "States.Permissions",
          "States.QueryEvaluationError",
          "States.ResultPathMatchFailure",
          "States.ResultWriterFailed",
          "States.Runtime",
          "States.TaskFailed",
          "States.Timeout",
          "States.BranchFailed");
  private static final int MOST = 99_999_999;
  private static final int LONGEST_DELAY = 31_622_400;

  private final ExitReader exits;

  RetryReader(ExitReader exits) {
    this.exits = exits;
  }

  List<Retrier> readRetry(Fields state) {
    List<Retrier> retriers = new ArrayList<>();
    List<Fields> entries = entries(state, "Retry");
    for (int index = 0; index < entries.size(); index++) {
      Fields entry = entries.get(index);
      entry.allowOnly(RETRIER);
      retriers.add(readRetrier(entry, errors(entry, index == entries.size() - 1)));
    }
    return retriers;
  }

  List<Catcher> readCatch(Fields state) {
    List<Catcher> catchers = new ArrayList<>();
    List<Fields> entries = entries(state, "Catch");
    for (int index = 0; index < entries.size(); index++) {
      Fields entry = entries.get(index);
      entry.allowOnly(CATCHER);
      catchers.add(
          new Catcher(errors(entry, index == entries.size() - 1), exits.readCatcher(entry)));
    }
    return catchers;
  }

  private static Retrier readRetrier(Fields entry, List<String> errors) {
    long interval = entry.whole("IntervalSeconds", 1, 1, MOST);
    Optional<Duration> maxDelay = Optional.empty();
    if (entry.has("MaxDelaySeconds")) {
      long seconds = entry.whole("MaxDelaySeconds", interval + 1, 1, LONGEST_DELAY);
      if (seconds <= interval) {
        entry.problem("MaxDelaySeconds", "must be greater than IntervalSeconds");
      }
      maxDelay = Optional.of(Duration.ofSeconds(seconds));
    }
    return new Retrier(
        errors,
        Duration.ofSeconds(interval),
        (int) entry.whole("MaxAttempts", 3, 0, MOST),
        backoffRate(entry),
        maxDelay,
        jitter(entry));
  }

  private static double backoffRate(Fields entry) {
    Optional<JsonNode> rate = entry.value("BackoffRate");
    if (rate.isPresent() && (!rate.get().isNumber() || rate.get().doubleValue() < 1.0)) {
      entry.problem("BackoffRate", "must be a number of at least 1.0");
    }
    return rate.map(JsonNode::doubleValue).orElse(2.0);
  }

  private static boolean jitter(Fields entry) {
    String strategy = entry.text("JitterStrategy").orElse("NONE");
    if (!strategy.equals("FULL") && !strategy.equals("NONE")) {
      entry.problem("JitterStrategy", "must be FULL or NONE");
    }
    return strategy.equals("FULL");
  }

  private static List<Fields> entries(Fields state, String field) {
    Optional<JsonNode> value = state.value(field);
    if (value.isEmpty() || (value.get().isArray() && value.get().isEmpty())) {
      return List.of();
    }
    return state.objects(field);
  }

  private static List<String> errors(Fields entry, boolean last) {
    List<String> names = new ArrayList<>();
    JsonNode value = entry.value("ErrorEquals").filter(JsonNode::isArray).orElse(null);
    if (value == null || value.isEmpty()) {
      entry.problem("ErrorEquals", "must be a list of at least one error name");
      return names;
    }
    for (JsonNode name : value) {
      if (!name.isTextual() || name.textValue().isEmpty()) {
        entry.problem("ErrorEquals", "must hold error names only, not " + name);
      } else if (name.textValue().startsWith("States.") && !RESERVED.contains(name.textValue())) {
        entry.problem("ErrorEquals", name.textValue() + " is not a Step Functions error");
      }
      names.add(name.asText());
    }
    if (names.contains("States.ALL")) {
      if (names.size() > 1) {
        entry.problem("ErrorEquals", "States.ALL must stand alone");
      }
      if (!last) {
        entry.problem("ErrorEquals", "States.ALL must be in the last entry");
      }
    }
    return names;
  }
}
