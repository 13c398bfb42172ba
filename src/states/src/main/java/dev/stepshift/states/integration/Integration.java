package dev.stepshift.states.integration;

import com.fasterxml.jackson.databind.JsonNode;

/** How a service is called by a Task. */
public interface Integration {

  /**
   * Calls the service and gives what it answers; blocks meanwhile.
   *
   * @throws dev.stepshift.states.integration.StateFailure with the error name AWS would give
   */
  JsonNode call(TaskCall call);

  /**
   * Waits for the end of what the call has started: the job of .sync.
   *
   * @param submitted what {@link #call} gave
   */
  default JsonNode awaitEnd(TaskCall call, JsonNode submitted) {
    throw new UnsupportedOperationException(call.resource().arn() + " cannot be waited for");
  }
}
