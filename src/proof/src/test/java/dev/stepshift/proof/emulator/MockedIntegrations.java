package dev.stepshift.proof.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.check.CheckRun;
import dev.stepshift.check.RunOutcomes;
import dev.stepshift.functions.LambdaSettings;
import dev.stepshift.pipeline.PipelineStore;
import dev.stepshift.pipeline.yaml.FolderPipelineStore;
import dev.stepshift.plan.PlanRequest;
import dev.stepshift.plan.PlanRun;
import dev.stepshift.render.RenderRequest;
import dev.stepshift.render.RenderSql;
import dev.stepshift.s3.MemoryS3;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;

/**
 * What functions, children and Redshift answer on an emulator that has none of them. The answers of
 * the functions are the handlers' own; DynamoDB is not mocked.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-mock-cfg-file.html">
 *     Mock configuration file for mocked service integrations</a>
 */
final class MockedIntegrations {

  /** The region table is loaded; its copy meets a conflict first, and is tried again. */
  static final String LOADED = "Loaded";

  /** The region table's child cannot be started. */
  static final String FAILED = "Failed";

  // LocalStack lets nobody mock States.TaskFailed, the error of a child that was started.
  static final String NOT_STARTED = "StepFunctions.StateMachineDoesNotExistException";

  static final String RUN_DATE = "2026-01-01";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final PipelineStore PIPELINES = new FolderPipelineStore(Path.of("../../sql"));

  private MockedIntegrations() {}

  /** The configuration of an emulator for the machines of {@code tpch} and its table region. */
  static String configuration(String parent, String child) throws Exception {
    JsonNode load = JSON.valueToTree(render());
    ObjectNode responses = JSON.createObjectNode();
    responses.set("Plan", once(function(JSON.valueToTree(plan()))));
    responses.set("ChildLoaded", once(JSON.readTree(childThatLoaded())));
    responses.set("ChildNotStarted", failing(NOT_STARTED, "No such machine"));
    responses.set("RunChecked", once(function(JSON.valueToTree(check()))));
    responses.set(
        "TablesMissing", failing("dev.stepshift.errors.TablesFailed", "1 of 1 tables failed"));
    responses.set("Load", once(function(load)));
    for (String step : new String[] {"validateStaging", "merge", "validateTarget"}) {
      responses.set(step, once(statement(load, step)));
    }
    ObjectNode copy = failing("Redshift.SerializationConflict", "ERROR: 1023");
    copy.putObject("1").set("Return", statement(load, "copy"));
    responses.set("copy", copy);

    ObjectNode all = JSON.createObjectNode();
    ObjectNode machines = all.putObject("StateMachines");
    ObjectNode runs = machines.putObject(parent).putObject("TestCases");
    runs.putObject(LOADED)
        .put("Plan run", "Plan")
        .put("Copy and merge", "ChildLoaded")
        .put("Check run", "RunChecked");
    runs.putObject(FAILED)
        .put("Plan run", "Plan")
        .put("Copy and merge", "ChildNotStarted")
        .put("Check run", "TablesMissing");
    machines
        .putObject(child)
        .putObject("TestCases")
        .putObject(LOADED)
        .put("Render SQL", "Load")
        .put("Copy to staging", "copy")
        .put("Validate staging", "validateStaging")
        .put("Merge into target", "merge")
        .put("Validate target", "validateTarget");
    all.set("MockedResponses", responses);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all);
  }

  private static Object plan() {
    return new PlanRun(PIPELINES)
        .plan(
            new PlanRequest(
                "tpch",
                new PlanRequest.Run("r", "a", RUN_DATE + "T06:00:00Z"),
                Map.of("tables", Collections.singletonList("region"))));
  }

  private static Object render() {
    MemoryS3 s3 =
        new MemoryS3().file("data", "tpch/" + RUN_DATE + "/region/region.1.tbl.gz", "etag", 100);
    LambdaSettings settings =
        new LambdaSettings("emulated", "data", "sql", "sql/", LambdaSettings.DEFAULT_ROLE);
    return new RenderSql(PIPELINES, s3, settings)
        .render(new RenderRequest("tpch", "region", "r", "a", RUN_DATE));
  }

  private static Object check() throws Exception {
    return new CheckRun()
        .check(
            JSON.readValue(
                """
                {"pipeline": "tpch", "runId": "r", "runDate": "2026-01-01", "redriveCount": 0,
                 "redriveCountWhenWavesEnded": 0,
                 "waves": [[{"table": "region", "after": [], "timeoutSeconds": 60}]],
                 "outcomes": [{"table": "region", "status": "loaded", "rows": 5}]}
                """,
                RunOutcomes.class));
  }

  /** As {@code startExecution.sync:2} answers: the output is JSON, not a text. */
  private static String childThatLoaded() {
    return """
        {"Status": "SUCCEEDED", "Output": {"table": "region", "status": "loaded", "rows": 5,
         "mergedRows": 5, "files": 1, "bytes": 100}}
        """;
  }

  private static ObjectNode function(JsonNode payload) {
    ObjectNode answer = JSON.createObjectNode().put("StatusCode", 200);
    answer.set("Payload", payload);
    return answer;
  }

  /** As complete_statement reports a step to the Task that waits for it. */
  private static ObjectNode statement(JsonNode load, String step) {
    ObjectNode ended = JSON.createObjectNode().put("statementId", step).put("durationMillis", 10);
    ended.putArray("verdicts");
    ended.set(
        "rows",
        JSON.valueToTree(Collections.nCopies(load.at("/steps/" + step + "/sqls").size(), 5)));
    return ended;
  }

  private static ObjectNode once(JsonNode answer) {
    ObjectNode attempts = JSON.createObjectNode();
    attempts.putObject("0").set("Return", answer);
    return attempts;
  }

  private static ObjectNode failing(String error, String cause) {
    ObjectNode attempts = JSON.createObjectNode();
    attempts.putObject("0").putObject("Throw").put("Error", error).put("Cause", cause);
    return attempts;
  }
}
