package dev.stepshift.states.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.aws.http.AwsError;
import dev.stepshift.states.run.Engine;
import dev.stepshift.states.run.Execution;
import dev.stepshift.states.run.ExecutionSnapshot;
import dev.stepshift.states.run.ExecutionStatus;
import dev.stepshift.states.run.Limits;
import dev.stepshift.states.run.StateMachine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The executions, by ARN. Express ones are known while they run. */
final class Executions {

  private static final Logger LOG = Logger.getLogger(Executions.class);

  /** Failures of Express executions that are remembered. */
  private static final int EXPRESS_FAILURES = 100;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final StepFunctionsSettings settings;
  private final Engine engine;
  private final Consumer<Execution> changed;
  private final Map<String, Execution> byArn = new LinkedHashMap<>();
  private final Deque<ExpressFailure> expressFailures = new ArrayDeque<>();
  private long expressCount;
  private Duration expressTime = Duration.ZERO;
  private boolean closed;

  Executions(StepFunctionsSettings settings, Engine engine, Consumer<Execution> changed) {
    this.settings = settings;
    this.engine = engine;
    this.changed = changed;
  }

  /** Starts an execution, or finds the running one of the same name and input. */
  Execution start(StateMachine machine, Optional<String> givenName, Optional<String> givenInput) {
    String name = NameRules.check(givenName.orElseGet(() -> UUID.randomUUID().toString()));
    JsonNode input = input(givenInput.orElse("{}"));
    Execution execution;
    synchronized (this) {
      if (closed) {
        throw new AwsError("ServiceUnavailable", "The local Step Functions is closed", 503);
      }
      String arn =
          machine.express()
              ? settings.expressArn(machine.name(), name, UUID.randomUUID().toString())
              : settings.executionArn(machine.name(), name);
      Execution known = byArn.get(arn);
      if (known != null) {
        if (known.snapshot().status() == ExecutionStatus.RUNNING && known.input().equals(input)) {
          return known;
        }
        throw new AwsError("ExecutionAlreadyExists", "Execution Already Exists: '" + arn + "'");
      }
      execution = new Execution(engine, machine, arn, name, input, this::noteChange);
      byArn.put(arn, execution);
    }
    execution.start();
    return execution;
  }

  private void noteChange(Execution execution) {
    if (execution.machine().express()) {
      noteExpress(execution, execution.snapshot());
    } else {
      changed.accept(execution);
    }
  }

  private void noteExpress(Execution execution, ExecutionSnapshot snapshot) {
    if (snapshot.status() == ExecutionStatus.RUNNING) {
      return;
    }
    if (snapshot.status() != ExecutionStatus.SUCCEEDED) {
      noteExpressFailure(
          new ExpressFailure(
              execution.machine().arn(),
              execution.arn(),
              snapshot.status().name(),
              snapshot.error().orElse(""),
              snapshot.cause().orElse(""),
              execution.input().toString()));
    }
    Duration lasted =
        Duration.between(execution.startedAt(), snapshot.stoppedAt().orElse(execution.startedAt()));
    synchronized (this) {
      byArn.remove(execution.arn());
      expressCount++;
      expressTime = expressTime.plus(lasted);
    }
  }

  private synchronized void noteExpressFailure(ExpressFailure failure) {
    LOG.warn(failure.text());
    expressFailures.addLast(failure);
    if (expressFailures.size() > EXPRESS_FAILURES) {
      expressFailures.removeFirst();
    }
  }

  /** The last Express executions that did not end well. */
  synchronized List<ExpressFailure> expressFailures() {
    return List.copyOf(expressFailures);
  }

  /** The ARNs of all executions that run. */
  synchronized List<String> running() {
    return byArn.values().stream()
        .filter(execution -> execution.snapshot().status() == ExecutionStatus.RUNNING)
        .map(Execution::arn)
        .toList();
  }

  Execution get(String arn) {
    if (!arn.matches("arn:aws[a-z-]*:states:[^:]+:\\d{12}:(execution|express):[^:]+:[^:]+(:.+)?")) {
      throw new AwsError("InvalidArn", "Invalid Arn: '" + arn + "'");
    }
    synchronized (this) {
      Execution found = byArn.get(arn);
      if (found == null) {
        throw new AwsError("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
      }
      return found;
    }
  }

  /** Of one machine, the latest first. */
  synchronized List<Execution> of(StateMachine machine) {
    List<Execution> found = new ArrayList<>();
    for (Execution execution : byArn.values()) {
      if (execution.machine().arn().equals(machine.arn())) {
        found.add(0, execution);
      }
    }
    return found;
  }

  synchronized BilledUsage usage() {
    Map<String, Long> transitions = new LinkedHashMap<>();
    for (Execution execution : byArn.values()) {
      if (!execution.machine().express()) {
        transitions.put(execution.arn(), execution.history().transitions());
      }
    }
    return new BilledUsage(transitions, expressCount, expressTime);
  }

  void stopAll() {
    List<Execution> running;
    synchronized (this) {
      closed = true;
      running = List.copyOf(byArn.values());
    }
    running.forEach(execution -> execution.stop(Optional.empty(), Optional.empty()));
  }

  private static JsonNode input(String text) {
    if (Limits.isTooLarge(text)) {
      throw new AwsError("InvalidExecutionInput", "The input is larger than 262144 bytes");
    }
    try {
      JsonNode input = JSON.readTree(text);
      if (!input.isMissingNode()) {
        return input;
      }
    } catch (JsonProcessingException notJson) {
      throw new AwsError(
          "InvalidExecutionInput",
          "Invalid State Machine Execution Input: '" + notJson.getOriginalMessage() + "'");
    }
    throw new AwsError(
        "InvalidExecutionInput", "Invalid State Machine Execution Input: 'it is empty'");
  }
}
