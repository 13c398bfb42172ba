package dev.stepshift.states.integration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.states.concurrent.Cancellation;

/** What a parent execution may do with children. Errors are AwsErrors, as the API answers them. */
public interface ChildExecutions {

  /**
   * Starts an execution.
   *
   * @param request of StartExecution, as the API spells it
   * @return the API's answer
   */
  ObjectNode start(ObjectNode request);

  /**
   * Waits for an execution's end.
   *
   * @return DescribeExecution's answer
   */
  ObjectNode awaitEnd(String executionArn, Cancellation cancellation);

  void stop(String executionArn);
}
