package dev.stepshift.states;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stepshift.aws.http.AwsError;
import dev.stepshift.states.AslCase.Call;
import dev.stepshift.states.AslCase.Expected;
import dev.stepshift.states.concurrent.Cancellation;
import dev.stepshift.states.concurrent.Promise;
import dev.stepshift.states.integration.LambdaFailed;
import dev.stepshift.states.service.StepFunctionsSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** One run of a case. */
final class AslCaseRun implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final AslCase asl;
  private final VirtualTimer timer = new VirtualTimer();
  private final StepFunctionsService service;
  private final Map<String, List<JsonNode>> payloads = new HashMap<>();
  private final List<String> refused = new CopyOnWriteArrayList<>();

  /** What went off by each end of the execution; afterwards the clock runs on. */
  private final List<List<Duration>> firedByEnd = new CopyOnWriteArrayList<>();

  private int calling;
  private int mostAtOnce;

  AslCaseRun(AslCase asl) {
    this.asl = asl;
    asl.draws().forEach(timer::willDraw);
    service =
        new StepFunctionsService(
            new StepFunctionsSettings("000000000000", "us-east-1"),
            name -> {
              throw new IllegalStateException("cases call functions only");
            },
            this::invoke,
            this::note,
            timer);
  }

  void check() {
    asl.machines().forEach((name, definition) -> create(name, definition));
    String machine = create("case", asl.definition());
    ObjectNode start = object().put("stateMachineArn", machine).put("name", "run");
    if (asl.input() != null) {
      start.put("input", asl.input().toString());
    }
    // Counted as work, so that the clock stands still until all is prepared.
    timer.working(1);
    String arn = service.call("StartExecution", start).get("executionArn").asText();
    if (asl.stopAfter() > 0) {
      timer.schedule(
          Duration.ofSeconds(asl.stopAfter()),
          () -> service.call("StopExecution", object().put("executionArn", arn)));
    }
    timer.working(-1);
    JsonNode ended = awaitEnd(arn, 1);
    for (int redrive = 0; redrive < asl.redrives(); redrive++) {
      service.call("RedriveExecution", object().put("executionArn", arn));
      ended = awaitEnd(arn, redrive + 2);
    }
    compare(arn, ended);
  }

  private String create(String name, JsonNode definition) {
    ObjectNode request =
        object()
            .put("name", name)
            .put("roleArn", LocalStates.ROLE)
            .put("definition", definition.toString());
    return service.call("CreateStateMachine", request).get("stateMachineArn").asText();
  }

  private JsonNode awaitEnd(String arn, int ends) {
    LocalStates.until(() -> firedByEnd.size() >= ends);
    return status(arn);
  }

  private void note(ObjectNode event) {
    JsonNode detail = event.get("detail");
    if (detail.get("name").asText().equals("run")
        && !detail.get("status").asText().equals("RUNNING")) {
      firedByEnd.add(timer.fired());
    }
  }

  private JsonNode status(String arn) {
    return service.call("DescribeExecution", object().put("executionArn", arn));
  }

  private void compare(String arn, JsonNode ended) {
    Expected expect = asl.expect();
    assertThat(ended.path("status").asText()).as("%s", ended).isEqualTo(expect.status());
    if (expect.output() != null) {
      assertThat(parse(ended.path("output").asText())).isEqualTo(expect.output());
    }
    if (expect.error() != null) {
      assertThat(ended.path("error").asText()).isEqualTo(expect.error());
    }
    if (expect.cause() != null) {
      assertThat(ended.path("cause").asText()).isEqualTo(expect.cause());
    }
    if (expect.causeContains() != null) {
      assertThat(ended.path("cause").asText()).contains(expect.causeContains());
    }
    if (expect.sleeps() != null) {
      assertThat(firedByEnd.get(firedByEnd.size() - 1))
          .extracting(delay -> delay.toMillis() / 1000.0)
          .isEqualTo(expect.sleeps());
    }
    if (expect.calledWith() != null) {
      expect.calledWith().forEach((name, all) -> assertThat(payloads.get(name)).isEqualTo(all));
    }
    if (expect.transitions() != null) {
      assertThat(service.transitions(arn)).isEqualTo(expect.transitions().longValue());
    }
    if (expect.refused() != null) {
      assertThat(refused).isEqualTo(expect.refused());
    }
    if (expect.mostAtOnce() != null) {
      assertThat(mostAtOnce).isEqualTo(expect.mostAtOnce());
    }
    compareHistory(arn, expect);
  }

  private void compareHistory(String arn, Expected expect) {
    List<String> types = new ArrayList<>();
    List<String> entered = new ArrayList<>();
    ObjectNode request = object().put("executionArn", arn).put("maxResults", 1000);
    for (JsonNode event : service.call("GetExecutionHistory", request).get("events")) {
      types.add(event.get("type").asText());
      if (event.has("stateEnteredEventDetails")) {
        entered.add(event.at("/stateEnteredEventDetails/name").asText());
      }
    }
    if (expect.entered() != null) {
      assertThat(entered).isEqualTo(expect.entered());
    }
    if (expect.events() != null) {
      assertThat(types).isEqualTo(expect.events());
    }
    if (expect.eventsContain() != null) {
      assertThat(types).containsAll(expect.eventsContain());
    }
  }

  private JsonNode invoke(String name, JsonNode payload) throws LambdaFailed {
    Call call;
    synchronized (this) {
      List<Call> script = asl.calls().get(name);
      if (script == null) {
        throw LambdaFailed.functionNotFound(name);
      }
      List<JsonNode> seen = payloads.computeIfAbsent(name, n -> new ArrayList<>());
      call = script.get(Math.min(seen.size(), script.size() - 1));
      seen.add(payload);
      calling++;
      mostAtOnce = Math.max(mostAtOnce, calling);
    }
    sleep(call.delay());
    synchronized (this) {
      calling--;
    }
    answerToken(call, payload);
    if (call.error() != null) {
      throw new LambdaFailed(call.error(), call.message());
    }
    if (call.resultOfSize() > 0) {
      return TextNode.valueOf("x".repeat(call.resultOfSize()));
    }
    return call.result() == null ? payload : call.result();
  }

  private void answerToken(Call call, JsonNode payload) {
    String token = payload.path("token").asText();
    for (int seconds : call.heartbeats() == null ? List.<Integer>of() : call.heartbeats()) {
      later(seconds, "SendTaskHeartbeat", object().put("taskToken", token));
    }
    if (call.answer() != null) {
      later(
          call.after(),
          "SendTaskSuccess",
          object().put("taskToken", token).put("output", call.answer().toString()));
    }
    if (call.failure() != null) {
      ObjectNode request = object().put("taskToken", token);
      request.setAll((ObjectNode) call.failure());
      later(call.after(), "SendTaskFailure", request);
    }
  }

  private void later(int seconds, String action, ObjectNode request) {
    timer.schedule(
        Duration.ofSeconds(seconds),
        () -> {
          try {
            service.call(action, request);
          } catch (AwsError tooLate) {
            refused.add(tooLate.code());
          }
        });
  }

  private void sleep(int seconds) {
    if (seconds > 0) {
      Promise<Boolean> awake = new Promise<>(timer);
      timer.schedule(Duration.ofSeconds(seconds), () -> awake.complete(true));
      awake.await(new Cancellation());
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException notJson) {
      throw new AssertionError("not JSON: " + json, notJson);
    }
  }

  @Override
  public void close() {
    service.close();
    timer.close();
  }
}
