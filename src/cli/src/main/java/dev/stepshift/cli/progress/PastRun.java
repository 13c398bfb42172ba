package dev.stepshift.cli.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/**
 * A run as it stands.
 *
 * @param runDate as {@code 2026-01-31}
 * @param state in lower case; {@code skipped} for one that ended since another run went on, {@code
 *     duplicate} for a second one of the same event
 * @param heldBy the run that went on, if this one was skipped
 * @param isWhole whether it was of all tables
 * @param ended empty while it goes on
 */
public record PastRun(
    String name,
    String runDate,
    String state,
    Optional<String> heldBy,
    boolean isWhole,
    Instant started,
    Optional<Instant> ended) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public static PastRun read(SfnClient stepFunctions, String executionArn) {
    return of(stepFunctions.describeExecution(request -> request.executionArn(executionArn)));
  }

  static PastRun of(DescribeExecutionResponse execution) {
    JsonNode input = read(execution.input());
    JsonNode output = read(execution.output());
    Optional<String> heldBy =
        output.hasNonNull("heldBy")
            ? Optional.of(output.path("heldBy").asText())
            : Optional.empty();
    return new PastRun(
        execution.name(),
        runDate(input, execution.startDate()),
        state(execution, output, heldBy),
        heldBy,
        !input.has("tables") && !input.has("from"),
        execution.startDate(),
        Optional.ofNullable(execution.stopDate()));
  }

  /** Whether it loaded all of the date of another run, and ended after that one had begun. */
  boolean makesUpFor(PastRun other) {
    return isWhole
        && state.equals("succeeded")
        && runDate.equals(other.runDate)
        && ended.filter(end -> end.isAfter(other.started)).isPresent();
  }

  private static String state(
      DescribeExecutionResponse execution, JsonNode output, Optional<String> heldBy) {
    if (output.path("skipped").asBoolean()) {
      return heldBy.isPresent() ? "skipped" : "duplicate";
    }
    return execution.statusAsString().toLowerCase(Locale.ROOT);
  }

  private static String runDate(JsonNode input, Instant started) {
    return input.hasNonNull("runDate")
        ? input.path("runDate").asText()
        : LocalDate.ofInstant(started, ZoneOffset.UTC).toString();
  }

  private static JsonNode read(String json) {
    try {
      return json == null ? JSON.createObjectNode() : JSON.readTree(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("An execution's input and output are JSON.", impossible);
    }
  }
}
