package dev.stepshift.states.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.states.concurrent.Timer;
import dev.stepshift.states.run.Execution;
import dev.stepshift.states.run.ExecutionSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Makes "Step Functions Execution Status Change" events.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html">
 *     Automating Step Functions event delivery with EventBridge</a>
 */
final class StatusEvents {

  /** Bytes of input and output that an event may carry. */
  private static final int LIMIT = 248 * 1024;

  private final StepFunctionsSettings settings;
  private final Timer timer;
  private final Consumer<ObjectNode> sink;

  StatusEvents(StepFunctionsSettings settings, Timer timer, Consumer<ObjectNode> sink) {
    this.settings = settings;
    this.timer = timer;
    this.sink = sink;
  }

  void send(Execution execution) {
    ExecutionSnapshot snapshot = execution.snapshot();
    ObjectNode event = ApiJson.object();
    event.put("version", "0");
    event.put("id", UUID.randomUUID().toString());
    event.put("detail-type", "Step Functions Execution Status Change");
    event.put("source", "aws.states");
    event.put("account", settings.accountId());
    event.put("time", timer.now().truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", settings.region());
    event.putArray("resources").add(execution.arn());
    event.set("detail", detail(execution, snapshot));
    sink.accept(event);
  }

  private static ObjectNode detail(Execution execution, ExecutionSnapshot snapshot) {
    ObjectNode detail = ApiJson.object();
    detail.put("executionArn", execution.arn());
    detail.put("stateMachineArn", execution.machine().arn());
    detail.put("name", execution.name());
    detail.put("status", snapshot.status().name());
    detail.put("startDate", execution.startedAt().toEpochMilli());
    snapshot
        .stoppedAt()
        .ifPresentOrElse(
            when -> detail.put("stopDate", when.toEpochMilli()), () -> detail.putNull("stopDate"));
    String input = execution.input().toString();
    Optional<String> output = snapshot.output().map(Object::toString);
    boolean withOutput = output.isPresent() && bytes(output.get()) <= LIMIT;
    boolean withInput = bytes(input) + output.map(StatusEvents::bytes).orElse(0) <= LIMIT;
    detail.put("input", withInput ? input : null);
    detail.put("output", withOutput ? output.get() : null);
    detail.set("inputDetails", ApiJson.object().put("included", withInput));
    if (output.isPresent()) {
      detail.set("outputDetails", ApiJson.object().put("included", withOutput));
    } else {
      detail.putNull("outputDetails");
    }
    detail.put("error", snapshot.error().orElse(null));
    detail.put("cause", snapshot.cause().orElse(null));
    detail.put("redriveCount", snapshot.redriveCount());
    snapshot
        .redrivenAt()
        .ifPresentOrElse(
            when -> detail.put("redriveDate", when.toEpochMilli()),
            () -> detail.putNull("redriveDate"));
    Optional<String> refusal = Redrivable.refusal(execution, execution.startedAt());
    detail.put("redriveStatus", refusal.isEmpty() ? "REDRIVABLE" : "NOT_REDRIVABLE");
    detail.put("redriveStatusReason", refusal.orElse(null));
    return detail;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
