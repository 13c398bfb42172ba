package dev.stepshift.states.integration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepshift.states.concurrent.Cancellation;
import dev.stepshift.states.concurrent.Timer;

/**
 * One call of a Task.
 *
 * @param stateName of the Task that calls
 * @param arguments evaluated
 * @param executionArn of the execution that calls
 * @param cancellation tells when the answer is not wanted any more
 */
public record TaskCall(
    String stateName,
    TaskResource resource,
    JsonNode arguments,
    String executionArn,
    Cancellation cancellation,
    Timer timer) {}
