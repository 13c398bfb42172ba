package dev.stepshift.states.integration;

import com.fasterxml.jackson.databind.JsonNode;

/** Whoever holds the Lambda functions. */
@FunctionalInterface
public interface LambdaInvoker {

  /**
   * Invokes a function and waits.
   *
   * @param functionName name or ARN, as the machine gave it
   * @return what the function returned
   * @throws LambdaFailed if the function raised an error, or there is none of that name
   */
  JsonNode invoke(String functionName, JsonNode payload) throws LambdaFailed;
}
