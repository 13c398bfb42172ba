package dev.stepshift.cli.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.stepshift.cli.progress.TableProgress.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** What the history of one child machine's execution, of a table or phase, says so far. */
final class ChildRun {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COPY = "Copy to staging";

  private final String table;
  private final Transitions transitions = new Transitions();
  private final Map<String, Duration> steps = new LinkedHashMap<>();
  private final Map<String, Verdicts> verdicts = new LinkedHashMap<>();
  private final Map<String, List<String>> warnings = new LinkedHashMap<>();
  private Status status = Status.RUNNING;
  private String state = "";
  private String batch = "";
  private Instant since = Instant.EPOCH;
  private Instant start = Instant.EPOCH;
  private Instant last = Instant.EPOCH;
  private List<Integer> copyRowsOf = List.of();
  private OptionalLong rows = OptionalLong.empty();
  private OptionalLong files = OptionalLong.empty();
  private OptionalLong bytes = OptionalLong.empty();
  private WrittenRows changes = WrittenRows.UNKNOWN;
  private Optional<ExecutionError> failure = Optional.empty();

  ChildRun(String table) {
    this.table = table;
  }

  String table() {
    return table;
  }

  Status status() {
    return status;
  }

  long transitions() {
    return transitions.count();
  }

  void add(HistoryEvent event) {
    transitions.add(event);
    last = event.timestamp();
    String type = event.typeAsString();
    if (type.endsWith("StateEntered")) {
      state = event.stateEnteredEventDetails().name();
      since = event.timestamp();
      batch = batchOf(read(event.stateEnteredEventDetails().input()));
    } else if (type.endsWith("StateExited")) {
      String left = event.stateExitedEventDetails().name();
      steps.merge(left, Duration.between(since, event.timestamp()), Duration::plus);
      note(left, read(event.stateExitedEventDetails().output()));
    } else if (type.equals("TaskSucceeded")) {
      note(state, read(event.taskSucceededEventDetails().output()));
    } else if (type.startsWith("Execution")) {
      noteExecution(event, type);
    }
  }

  private void noteExecution(HistoryEvent event, String type) {
    switch (type) {
      case "ExecutionStarted" -> start = event.timestamp();
      case "ExecutionSucceeded" -> succeed(read(event.executionSucceededEventDetails().output()));
      case "ExecutionFailed" ->
          end(
              Status.FAILED,
              ExecutionError.of(
                  event.executionFailedEventDetails().error(),
                  event.executionFailedEventDetails().cause()));
      case "ExecutionTimedOut" ->
          end(Status.FAILED, ExecutionError.of("States.Timeout", "The table took too long."));
      case "ExecutionAborted" -> status = Status.STOPPED;
      case "ExecutionRedriven" -> {
        status = Status.RUNNING;
        failure = Optional.empty();
      }
      default -> {}
    }
  }

  /** A phase runs batches with names such as {@code 002 setup/calendar.sql}, which sort so. */
  private static String batchOf(JsonNode input) {
    return input.has("sqls") ? input.path("name").asText().replaceFirst("^[0-9]+ ", "") : "";
  }

  private void succeed(JsonNode output) {
    status =
        switch (output.path("status").asText()) {
          case "already loaded" -> Status.ALREADY_LOADED;
          case "nothing to load" -> Status.NOTHING_TO_LOAD;
          case "done" -> Status.DONE;
          case "superseded" -> Status.SKIPPED;
          default -> Status.LOADED;
        };
    rows = number(output, "rows", rows);
    files = number(output, "files", files);
    bytes = number(output, "bytes", bytes);
    changes = WrittenRows.of(output.path("changes"));
    if (output.has("warnings")) {
      // All of them, each of which a step has told before.
      warnings.clear();
      warnings.put(state, texts(output.get("warnings")));
    }
  }

  private void end(Status how, ExecutionError why) {
    status = how;
    failure = Optional.of(why);
    steps.merge(state, Duration.between(since, last), Duration::plus);
  }

  private void note(String step, JsonNode result) {
    // lambda:invoke wraps what the function returned.
    JsonNode answer = result.has("Payload") ? result.get("Payload") : result;
    if (answer.has("warnings")) {
      warnings.put(step, texts(answer.get("warnings")));
    }
    if (step.equals("Render SQL")) {
      files = number(answer, "files", files);
      bytes = number(answer, "bytes", bytes);
      List<Integer> statements = new ArrayList<>();
      answer.at("/steps/copy/rowsOf").forEach(statement -> statements.add(statement.asInt()));
      copyRowsOf = List.copyOf(statements);
    } else if (answer.has("statementId")) {
      if (!answer.path("verdicts").isEmpty()) {
        verdicts.put(step, Verdicts.of(answer.get("verdicts")));
      }
      if (step.equals(COPY)) {
        noteCopiedRows(answer.path("rows"));
      }
    }
  }

  /** A batch answers the rows of each of its statements; Render SQL said which count. */
  private void noteCopiedRows(JsonNode rowsOfStatements) {
    long copied = 0;
    for (int statement : copyRowsOf) {
      JsonNode count = rowsOfStatements.path(statement);
      if (!count.isIntegralNumber() || count.asLong() < 0) {
        return;
      }
      copied += count.asLong();
    }
    rows = copyRowsOf.isEmpty() ? rows : OptionalLong.of(copied);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static OptionalLong number(JsonNode from, String field, OptionalLong otherwise) {
    JsonNode number = from.path(field);
    return number.isIntegralNumber() ? OptionalLong.of(number.asLong()) : otherwise;
  }

  private static JsonNode read(String text) {
    try {
      return text == null ? MissingNode.getInstance() : JSON.readTree(text);
    } catch (JsonProcessingException truncated) {
      return MissingNode.getInstance();
    }
  }

  TableProgress at(Instant now) {
    Duration took =
        start.equals(Instant.EPOCH)
            ? Duration.ZERO
            : Duration.between(start, status.isOver() ? last : now);
    return new TableProgress(
        table,
        status,
        batch.isEmpty() ? state : batch,
        since,
        took,
        rows,
        files,
        bytes,
        changes,
        new LinkedHashMap<>(steps),
        verdicts.values().stream().reduce(Verdicts.NONE, Verdicts::plus),
        warnings.values().stream().flatMap(List::stream).distinct().toList(),
        transitions.count(),
        transitions.retries(),
        failure);
  }
}
