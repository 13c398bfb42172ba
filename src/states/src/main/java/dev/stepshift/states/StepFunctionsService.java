package dev.stepshift.states;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.aws.http.AwsJsonService;
import dev.stepshift.states.concurrent.Cancellation;
import dev.stepshift.states.concurrent.Timer;
import dev.stepshift.states.integration.Integration;
import dev.stepshift.states.integration.LambdaInvoker;
import dev.stepshift.states.integration.SdkClients;
import dev.stepshift.states.service.BilledUsage;
import dev.stepshift.states.service.ExpressFailure;
import dev.stepshift.states.service.StepFunctionsApi;
import dev.stepshift.states.service.StepFunctionsSettings;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Step Functions on a laptop: state machines in the JSONata dialect of Amazon States Language,
 * Standard and Express, behind the API that AWS's SDKs speak.
 */
public final class StepFunctionsService implements AwsJsonService, AutoCloseable {

  private final StepFunctionsApi api;

  /**
   * Takes what the machines may call.
   *
   * @param clients for {@code aws-sdk:} tasks, DynamoDB and SNS
   * @param events takes "Step Functions Execution Status Change" events of Standard executions, on
   *     the thread that caused them; it should return soon
   */
  public StepFunctionsService(
      StepFunctionsSettings settings,
      SdkClients clients,
      LambdaInvoker lambdas,
      Consumer<ObjectNode> events,
      Timer timer) {
    this(settings, clients, lambdas, events, timer, UnaryOperator.identity());
  }

  /**
   * The same, with a say in every call of a Task.
   *
   * @param around gets what Tasks call and gives what they call instead: the place for faults
   */
  public StepFunctionsService(
      StepFunctionsSettings settings,
      SdkClients clients,
      LambdaInvoker lambdas,
      Consumer<ObjectNode> events,
      Timer timer,
      UnaryOperator<Integration> around) {
    this.api = new StepFunctionsApi(settings, clients, lambdas, events, timer, around);
  }

  @Override
  public String targetPrefix() {
    return "AWSStepFunctions";
  }

  @Override
  public ObjectNode call(String action, ObjectNode request) {
    return api.call(action, request);
  }

  /** Returns when an execution has ended, well or not. */
  public void awaitEnd(String executionArn) {
    api.awaitEnd(executionArn, new Cancellation());
  }

  /** The ARNs of all executions that run, Express ones included. */
  public List<String> running() {
    return api.running();
  }

  /** The last Express executions that did not end well, with error and cause. */
  public List<ExpressFailure> expressFailures() {
    return api.expressFailures();
  }

  /** What AWS would have billed so far. */
  public BilledUsage usage() {
    return api.usage();
  }

  /** Billed transitions of a Standard execution: states entered, retries and redrives. */
  public long transitions(String executionArn) {
    return api.transitions(executionArn);
  }

  /** Stops all executions. */
  @Override
  public void close() {
    api.close();
  }
}
