package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepshift.states.StateFailure;
import dev.stepshift.states.Timer;
import dev.stepshift.states.definition.TaskState;
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
  private final Visit visit;
  private final Cancellation cancellation;
  private final Optional<TaskTokens.Waiting> waiting;
  private final JsonNode arguments;
  private final OptionalLong timeoutSeconds;
  private final OptionalLong heartbeatSeconds;

  /** What the service answered to the call. */
  private final Parked<JsonNode> submission;

  /** What the task resulted in. */
  private final Parked<JsonNode> answer;

  private final List<Timer.Alarm> alarms = new ArrayList<>();

  private TaskAttempt(TaskState state, Visit visit, Optional<TaskTokens.Waiting> waiting) {
    this.state = state;
    this.visit = visit;
    this.waiting = waiting;
    this.cancellation = visit.cancellation.child();
    this.submission = new Parked<>(visit.timer());
    this.answer =
        waiting.map(TaskTokens.Waiting::answer).orElseGet(() -> new Parked<>(visit.timer()));
    this.arguments =
        state.arguments().isPresent()
            ? visit.evaluate(state.arguments().get(), "Arguments", visit.bindings())
            : visit.input();
    Limits.checkArguments(arguments, state.resource().arn());
    this.timeoutSeconds = seconds(state.timeoutSeconds(), "TimeoutSeconds");
    this.heartbeatSeconds = seconds(state.heartbeatSeconds(), "HeartbeatSeconds");
  }

  /** Makes a token if one is needed, and evaluates what the state says. */
  static TaskAttempt prepare(TaskState state, Visit visit) {
    TaskTokens tokens = visit.execution.engine().tokens();
    Optional<TaskTokens.Waiting> waiting =
        state.resource().waitsForToken()
            ? Optional.of(tokens.issue(visit.timer()))
            : Optional.empty();
    waiting.ifPresent(known -> visit.useToken(known.token()));
    try {
      return new TaskAttempt(state, visit, waiting);
    } catch (RuntimeException failed) {
      waiting.ifPresent(tokens::forget);
      throw failed;
    }
  }

  JsonNode run(TaskRunner.TaskEvents events) {
    timeoutSeconds.ifPresent(value -> alarm(value, StateFailure.timeout()));
    visit.execution.engine().workers().start(this::call);
    JsonNode submitted = submission.await(visit.cancellation);
    if (waiting.isPresent() || state.resource().isSync()) {
      events.submitted(submitted);
      waiting.ifPresent(this::watchHeartbeat);
      return answer.await(visit.cancellation);
    }
    return submitted;
  }

  private void call() {
    TaskCall call =
        new TaskCall(
            visit.frame.stateName,
            state.resource(),
            arguments,
            visit.execution.arn(),
            cancellation,
            visit.timer());
    try {
      JsonNode submitted = visit.execution.engine().integrations().call(call);
      submission.complete(submitted);
      if (state.resource().isSync()) {
        answer.complete(visit.execution.engine().integrations().awaitEnd(call, submitted));
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
    alarms.add(visit.timer().schedule(Duration.ofSeconds(seconds), () -> fail(failure)));
  }

  private OptionalLong seconds(Optional<JsonNode> template, String field) {
    return template.isPresent()
        ? OptionalLong.of(visit.evaluateWhole(template.get(), field, 1, LONGEST))
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
    waiting.ifPresent(visit.execution.engine().tokens()::forget);
    // Whatever the call still does, it is not wanted any more; a child execution is stopped.
    cancellation.cancel();
  }
}
