package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.states.StateFailure;
import dev.stepshift.states.definition.TaskResource;
import dev.stepshift.states.definition.TaskState;

/** Task: one call an attempt, under the retriers and catchers of the state. */
final class TaskRunner implements StateRunner<TaskState> {

  @Override
  public Leaving run(TaskState state, Visit visit) {
    return new Attempts(state, visit).run(() -> once(state, visit));
  }

  private JsonNode once(TaskState state, Visit visit) {
    try (TaskAttempt attempt = TaskAttempt.prepare(state, visit)) {
      TaskEvents events = new TaskEvents(state.resource(), visit);
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
  record TaskEvents(TaskResource resource, Visit visit) {

    void scheduled(TaskAttempt attempt) {
      ObjectNode details = about();
      details.put("region", visit.execution.engine().region());
      details.put("parameters", attempt.arguments().toString());
      attempt.timeoutSeconds().ifPresent(value -> details.put("timeoutInSeconds", value));
      attempt.heartbeatSeconds().ifPresent(value -> details.put("heartbeatInSeconds", value));
      visit.add("TaskScheduled", "taskScheduledEventDetails", details);
      visit.add("TaskStarted", "taskStartedEventDetails", about());
    }

    void submitted(JsonNode answer) {
      visit.add("TaskSubmitted", "taskSubmittedEventDetails", Events.output(about(), answer));
    }

    void succeeded(JsonNode result) {
      visit.add("TaskSucceeded", "taskSucceededEventDetails", Events.output(about(), result));
    }

    void failed(StateFailure failure) {
      ObjectNode details = Events.failure(about(), failure);
      if (failure.error().equals(StateFailure.TIMEOUT)) {
        visit.add("TaskTimedOut", "taskTimedOutEventDetails", details);
      } else {
        visit.add("TaskFailed", "taskFailedEventDetails", details);
      }
    }

    private ObjectNode about() {
      return Events.object()
          .put("resource", resource.eventResource())
          .put("resourceType", resource.service());
    }
  }
}
