package dev.stepshift.states.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.states.run.Execution;
import dev.stepshift.states.run.ExecutionSnapshot;
import java.time.Instant;
import java.util.Optional;

/** Executions as the API shows them. */
final class ExecutionJson {

  private ExecutionJson() {}

  /** The answer of DescribeExecution. */
  static ObjectNode describe(Execution execution, Instant now) {
    ExecutionSnapshot snapshot = execution.snapshot();
    ObjectNode answer = ApiJson.object();
    answer.put("executionArn", execution.arn());
    answer.put("stateMachineArn", execution.machine().arn());
    answer.put("name", execution.name());
    answer.put("status", snapshot.status().name());
    ApiJson.putTime(answer, "startDate", execution.startedAt());
    snapshot.stoppedAt().ifPresent(when -> ApiJson.putTime(answer, "stopDate", when));
    answer.put("input", execution.input().toString());
    answer.putObject("inputDetails").put("included", true);
    snapshot
        .output()
        .ifPresent(
            output -> {
              answer.put("output", output.toString());
              answer.putObject("outputDetails").put("included", true);
            });
    snapshot.error().ifPresent(error -> answer.put("error", error));
    snapshot.cause().ifPresent(cause -> answer.put("cause", cause));
    answer.put("redriveCount", snapshot.redriveCount());
    snapshot.redrivenAt().ifPresent(when -> ApiJson.putTime(answer, "redriveDate", when));
    Optional<String> refusal = Redrivable.refusal(execution, now);
    answer.put("redriveStatus", refusal.isEmpty() ? "REDRIVABLE" : "NOT_REDRIVABLE");
    refusal.ifPresent(reason -> answer.put("redriveStatusReason", reason));
    return answer;
  }

  /** One entry of ListExecutions. */
  static ObjectNode listItem(Execution execution) {
    ExecutionSnapshot snapshot = execution.snapshot();
    ObjectNode item = ApiJson.object();
    item.put("executionArn", execution.arn());
    item.put("stateMachineArn", execution.machine().arn());
    item.put("name", execution.name());
    item.put("status", snapshot.status().name());
    ApiJson.putTime(item, "startDate", execution.startedAt());
    snapshot.stoppedAt().ifPresent(when -> ApiJson.putTime(item, "stopDate", when));
    item.put("redriveCount", snapshot.redriveCount());
    snapshot.redrivenAt().ifPresent(when -> ApiJson.putTime(item, "redriveDate", when));
    return item;
  }
}
