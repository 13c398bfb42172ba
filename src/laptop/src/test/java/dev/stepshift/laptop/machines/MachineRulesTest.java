package dev.stepshift.laptop.machines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that every machine file keeps, whatever it does. */
class MachineRulesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> CONDITION_DOES_NOT_HOLD =
      List.of("DynamoDB.ConditionalCheckFailedException", "DynamoDb.TransactionCanceledException");

  static Stream<Path> machines() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../../statemachines"))) {
      return files.filter(file -> file.toString().endsWith(".asl.json")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("machines")
  void everyTaskEndsInTimeAndRetriesWithFullJitterOnNamedErrors(Path file) {
    List<String> broken = new ArrayList<>();
    Map<String, List<JsonNode>> retries = new HashMap<>();
    states(file)
        .forEach(
            (name, state) -> {
              if (!state.path("Type").asText().equals("Task")) {
                return;
              }
              if (!state.has("TimeoutSeconds")) {
                broken.add(name + " has no TimeoutSeconds");
              }
              if (state.path("Retry").isEmpty()) {
                broken.add(name + " has no Retry");
              }
              for (JsonNode retrier : state.path("Retry")) {
                if (!retrier.path("JitterStrategy").asText().equals("FULL")) {
                  broken.add(name + " retries without full jitter");
                }
                if (!retrier.has("MaxAttempts")) {
                  broken.add(name + " does not bound its retries");
                }
                // AWS names it by its code or by its class, and no page tells which.
                String errors = retrier.path("ErrorEquals").toString();
                if (errors.contains("DynamoDB.InternalServerError")
                    && !(errors.contains("\"DynamoDB.InternalServerError\"")
                        && errors.contains("\"DynamoDB.InternalServerErrorException\""))) {
                  broken.add(name + " knows one name only of DynamoDB's internal error");
                }
                for (JsonNode error : retrier.path("ErrorEquals")) {
                  if (List.of("States.ALL", "States.TaskFailed").contains(error.asText())) {
                    broken.add(name + " retries on " + error.asText() + ", which names no error");
                  }
                }
              }
              // One Retry block a kind of call: a block that differs by accident is a trap.
              String resource = state.path("Resource").asText();
              List<JsonNode> retry = withoutRetriersOfConditions(state.path("Retry"));
              List<JsonNode> known = retries.putIfAbsent(resource, retry);
              if (known != null && !known.equals(retry)) {
                broken.add(name + " has another Retry than its neighbours of " + resource);
              }
            });
    assertThat(broken).as(file.toString()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("machines")
  void noStateThatARedriveEntersIsAFailState(Path file) {
    assertThat(states(file).values())
        .as(file.toString())
        .noneMatch(state -> state.path("Type").asText().equals("Fail"));
  }

  @ParameterizedTest
  @MethodSource("machines")
  void aCommentOrANameSaysWhatAStateIsFor(Path file) {
    states(file)
        .forEach(
            (name, state) -> {
              assertThat(name).as(file + ": a state is a phrase").matches("[A-Z][A-Za-z ]+\\??");
              assertThat(state.path("Comment").asText()).hasSizeLessThan(200);
            });
  }

  /**
   * A lock that is taken is not a fault of the call: who waits for it has a retrier for that alone.
   */
  private static List<JsonNode> withoutRetriersOfConditions(JsonNode retry) {
    List<JsonNode> others = new ArrayList<>();
    for (JsonNode retrier : retry) {
      JsonNode errors = retrier.path("ErrorEquals");
      if (errors.size() != 1 || !CONDITION_DOES_NOT_HOLD.contains(errors.path(0).asText())) {
        others.add(retrier);
      }
    }
    return others;
  }

  private static Map<String, JsonNode> states(Path file) {
    try {
      Map<String, JsonNode> states = new HashMap<>();
      collect(JSON.readTree(Files.readString(file)), states);
      return states;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void collect(JsonNode scope, Map<String, JsonNode> states) {
    scope
        .path("States")
        .fields()
        .forEachRemaining(
            state -> {
              states.put(state.getKey(), state.getValue());
              collect(state.getValue().path("ItemProcessor"), states);
              state.getValue().path("Branches").forEach(branch -> collect(branch, states));
            });
  }
}
