package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.states.definition.TaskState;
import dev.stepshift.states.integration.StateFailure;
import dev.stepshift.states.integration.TaskResource;

/** Task: one call an attempt, under the retriers and catchers of the state. */
final class TaskRunner implements StateRunner<TaskState> {

  @Override
  public StateResult run(TaskState state, StateRun run) {
    return new Attempts(state, run).run(() -> once(state, run));
  }

  private JsonNode once(TaskState state, StateRun run) {
    try (TaskAttempt attempt = TaskAttempt.prepare(state, run)) {
      TaskEvents events = new TaskEvents(state.resource(), run);
      events.scheduled(attempt);
      try {
        JsonNode result = attempt.run(events);
        Limits.checkResult(result, state.resource().arn());
        events.succeeded(result);
        return result;
      } catch (StateFailure failure) {
        events.failed(failure);
        throw failure;
      }
    }
  }

  /** Puts an attempt into the history. */
  record TaskEvents(TaskResource resource, StateRun run) {

    void scheduled(TaskAttempt attempt) {
      ObjectNode details = about();
      details.put("region", run.execution.engine().region());
      details.put("parameters", attempt.arguments().toString());
      attempt.timeoutSeconds().ifPresent(value -> details.put("timeoutInSeconds", value));
      attempt.heartbeatSeconds().ifPresent(value -> details.put("heartbeatInSeconds", value));
      run.add("TaskScheduled", "taskScheduledEventDetails", details);
      run.add("TaskStarted", "taskStartedEventDetails", about());
    }

    void submitted(JsonNode answer) {
      run.add("TaskSubmitted", "taskSubmittedEventDetails", EventDetails.output(about(), answer));
    }

    void succeeded(JsonNode result) {
      run.add("TaskSucceeded", "taskSucceededEventDetails", EventDetails.output(about(), result));
    }

    void failed(StateFailure failure) {
      ObjectNode details = EventDetails.failure(about(), failure);
      if (failure.error().equals(StateFailure.TIMEOUT)) {
        run.add("TaskTimedOut", "taskTimedOutEventDetails", details);
      } else {
        run.add("TaskFailed", "taskFailedEventDetails", details);
      }
    }

    private ObjectNode about() {
      return EventDetails.object()
          .put("resource", resource.eventResource())
          .put("resourceType", resource.service());
    }
  }
}
