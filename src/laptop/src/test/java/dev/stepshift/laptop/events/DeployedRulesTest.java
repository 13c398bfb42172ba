package dev.stepshift.laptop.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.laptop.deploy.Placeholders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules as they are deployed, held against events by EventBridge's own matcher. */
class DeployedRulesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PARENT =
      "arn:aws:states:us-east-1:000000000000:stateMachine:local-tpch";
  private static final Map<String, String> VALUES =
      Map.of(
          "stack", "local",
          "pipeline", "tpch",
          "parent_machine_arn", PARENT,
          "backfill_machine_arn", PARENT + "-backfill",
          "data_bucket", "stepshift-data",
          "object_key", "tpch/*/_SUCCESS",
          "tell", "warnings");

  @ParameterizedTest
  @CsvSource({
    "stepshift-data, tpch/2026-01-01/_SUCCESS, true",
    "stepshift-data, tpch/2026-01-01/orders/orders.1.tbl.gz, false",
    "stepshift-data, tpch/2026-01-01/_SUCCESS.bak, false",
    "other, tpch/2026-01-01/_SUCCESS, false",
  })
  void aMarkerInTheDataBucketStartsItsPipeline(String bucket, String key, boolean starts)
      throws IOException {
    EventRule rule = rule("start_on_file");
    ObjectNode event = event("aws.s3", "Object Created");
    ObjectNode detail = event.putObject("detail");
    detail.putObject("bucket").put("name", bucket);
    detail.putObject("object").put("key", key).put("sequencer", "0055AED6DCD90281E5");

    assertThat(rule.matches(event)).isEqualTo(starts);
    assertThat(rule.input(event))
        .isEqualTo(
            JSON.createObjectNode()
                .put("trigger", "file " + key)
                .put("event", "s3://" + bucket + "/" + key + " 0055AED6DCD90281E5"));
  }

  @ParameterizedTest
  @CsvSource({
    PARENT + ", FAILED, 0, true",
    PARENT + ", TIMED_OUT, 0, true",
    PARENT + ", ABORTED, 1, true",
    PARENT + ", SUCCEEDED, 0, false",
    PARENT + ", RUNNING, 0, false",
    PARENT + ", RUNNING, 1, true",
    PARENT + "-orders, FAILED, 0, false",
    PARENT + "-backfill, FAILED, 0, true",
    PARENT + "-backfill, SUCCEEDED, 0, false",
  })
  void aParentOrBackfillThatEndsBadlyOrIsRedrivenIsTrackedAndItsTablesAreNot(
      String machine, String status, int redrives, boolean tracked) throws IOException {
    ObjectNode event = event("aws.states", "Step Functions Execution Status Change");
    event
        .putObject("detail")
        .put("stateMachineArn", machine)
        .put("status", status)
        .put("redriveCount", redrives);

    assertThat(rule("track_run").matches(event)).isEqualTo(tracked);
  }

  @ParameterizedTest
  @CsvSource({
    PARENT + ", SUCCEEDED, true",
    PARENT + ", FAILED, false",
    PARENT + ", RUNNING, false",
    PARENT + "-orders, SUCCEEDED, false",
    PARENT + "-backfill, SUCCEEDED, true",
  })
  void aSuccessOfAParentOrBackfillIsTold(String machine, String status, boolean told)
      throws IOException {
    ObjectNode event = event("aws.states", "Step Functions Execution Status Change");
    event.putObject("detail").put("stateMachineArn", machine).put("status", status);

    assertThat(rule("tell_success").matches(event)).isEqualTo(told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"complete_statement", "start_on_file", "tell_success", "track_run"})
  void aTemplateUsesTheValuesThatItsRuleTakesFromTheEventAndNoOther(String name)
      throws IOException {
    EventRule rule = rule(name);
    Set<String> used = new HashSet<>();
    Pattern.compile("<([A-Za-z]+)>")
        .matcher(rule.inputTemplate().toString())
        .results()
        .forEach(match -> used.add(match.group(1)));

    assertThat(used).isEqualTo(rule.inputPaths().keySet());
  }

  @Test
  void everyRuleFileIsTriedHere() throws IOException {
    try (var files = Files.list(Path.of("../../statemachines/events"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "complete_statement.json",
              "start_on_file.json",
              "tell_success.json",
              "track_run.json");
    }
  }

  private static EventRule rule(String name) throws IOException {
    String file = "events/" + name + ".json";
    String text = Files.readString(Path.of("../../statemachines").resolve(file));
    return EventRule.parse(name, new Placeholders(VALUES).fill(file, text));
  }

  private static ObjectNode event(String source, String type) {
    JsonNode event = JSON.createObjectNode().put("source", source).put("detail-type", type);
    return (ObjectNode) event;
  }
}
