package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepshift.states.concurrent.Cancellation;
import dev.stepshift.states.concurrent.Promise;
import dev.stepshift.states.concurrent.Stopped;
import dev.stepshift.states.concurrent.Timer;
import dev.stepshift.states.definition.TaskState;
import dev.stepshift.states.integration.StateFailure;
import dev.stepshift.states.integration.TaskCall;
import dev.stepshift.states.integration.TaskTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One attempt of a Task. The call runs on a thread of its own, so that a timeout or a stop need not
 * wait for it; what it answers afterwards nobody hears.
 */
final class TaskAttempt implements AutoCloseable {

  private static final long LONGEST = 99_999_999;

  private final TaskState state;
  private final StateRun run;
  private final Cancellation cancellation;
  private final Optional<TaskTokens.Waiting> waiting;
  private final JsonNode arguments;
  private final OptionalLong timeoutSeconds;
  private final OptionalLong heartbeatSeconds;

  /** What the service answered to the call. */
  private final Promise<JsonNode> submission;

  /** What the task resulted in. */
  private final Promise<JsonNode> answer;

  private final List<Timer.Alarm> alarms = new ArrayList<>();

  private TaskAttempt(TaskState state, StateRun run, Optional<TaskTokens.Waiting> waiting) {
    this.state = state;
    this.run = run;
    this.waiting = waiting;
    this.cancellation = run.cancellation.child();
    this.submission = new Promise<>(run.timer());
    this.answer =
        waiting.map(TaskTokens.Waiting::answer).orElseGet(() -> new Promise<>(run.timer()));
    this.arguments =
        state.arguments().isPresent()
            ? run.evaluate(state.arguments().get(), "Arguments", run.bindings())
            : run.input();
    Limits.checkArguments(arguments, state.resource().arn());
    this.timeoutSeconds = seconds(state.timeoutSeconds(), "TimeoutSeconds");
    this.heartbeatSeconds = seconds(state.heartbeatSeconds(), "HeartbeatSeconds");
  }

  /** Makes a token if one is needed, and evaluates what the state says. */
  static TaskAttempt prepare(TaskState state, StateRun run) {
    TaskTokens tokens = run.execution.engine().tokens();
    Optional<TaskTokens.Waiting> waiting =
        state.resource().waitsForToken()
            ? Optional.of(tokens.issue(run.timer()))
            : Optional.empty();
    waiting.ifPresent(known -> run.useToken(known.token()));
    try {
      return new TaskAttempt(state, run, waiting);
    } catch (RuntimeException failed) {
      waiting.ifPresent(tokens::forget);
      throw failed;
    }
  }

  JsonNode run(TaskRunner.TaskEvents events) {
    timeoutSeconds.ifPresent(value -> alarm(value, StateFailure.timeout()));
    run.execution.engine().workers().start(this::call);
    JsonNode submitted = submission.await(run.cancellation);
    if (waiting.isPresent() || state.resource().isSync()) {
      events.submitted(submitted);
      waiting.ifPresent(this::watchHeartbeat);
      return answer.await(run.cancellation);
    }
    return submitted;
  }

  private void call() {
    TaskCall call =
        new TaskCall(
            run.workflow.stateName,
            state.resource(),
            arguments,
            run.execution.arn(),
            cancellation,
            run.timer());
    try {
      JsonNode submitted = run.execution.engine().integrations().call(call);
      submission.complete(submitted);
      if (state.resource().isSync()) {
        answer.complete(run.execution.engine().integrations().awaitEnd(call, submitted));
      }
    } catch (StateFailure | Stopped failure) {
      fail(failure);
    } catch (RuntimeException | LinkageError bug) {
      fail(new StateFailure(StateFailure.RUNTIME, state.resource().arn() + ": " + bug));
    }
  }

  private void fail(RuntimeException failure) {
    submission.fail(failure);
    answer.fail(failure);
  }

  private void watchHeartbeat(TaskTokens.Waiting known) {
    heartbeatSeconds.ifPresent(
        value ->
            known.watchHeartbeat(
                Duration.ofSeconds(value), () -> fail(StateFailure.heartbeatTimeout())));
  }

  private void alarm(long seconds, StateFailure failure) {
    alarms.add(run.timer().schedule(Duration.ofSeconds(seconds), () -> fail(failure)));
  }

  private OptionalLong seconds(Optional<JsonNode> template, String field) {
    return template.isPresent()
        ? OptionalLong.of(run.evaluateWhole(template.get(), field, 1, LONGEST))
        : OptionalLong.empty();
  }

  JsonNode arguments() {
    return arguments;
  }

  OptionalLong timeoutSeconds() {
    return timeoutSeconds;
  }

  OptionalLong heartbeatSeconds() {
    return heartbeatSeconds;
  }

  @Override
  public void close() {
    alarms.forEach(Timer.Alarm::cancel);
    waiting.ifPresent(run.execution.engine().tokens()::forget);
    // Whatever the call still does, it is not wanted any more; a child execution is stopped.
    cancellation.cancel();
  }
}
