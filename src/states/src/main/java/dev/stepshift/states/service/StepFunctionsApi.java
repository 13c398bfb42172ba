package dev.stepshift.states.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.aws.http.AwsError;
import dev.stepshift.states.concurrent.Cancellation;
import dev.stepshift.states.concurrent.Timer;
import dev.stepshift.states.concurrent.Workers;
import dev.stepshift.states.expression.Expressions;
import dev.stepshift.states.integration.ChildExecutions;
import dev.stepshift.states.integration.Integration;
import dev.stepshift.states.integration.Integrations;
import dev.stepshift.states.integration.LambdaIntegration;
import dev.stepshift.states.integration.LambdaInvoker;
import dev.stepshift.states.integration.OptimisedSdkIntegration;
import dev.stepshift.states.integration.SdkClients;
import dev.stepshift.states.integration.SdkIntegration;
import dev.stepshift.states.integration.StatesIntegration;
import dev.stepshift.states.integration.TaskTokens;
import dev.stepshift.states.run.Engine;
import dev.stepshift.states.run.Execution;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The actions of the API by name, and what they share. */
public final class StepFunctionsApi implements ChildExecutions, AutoCloseable {

  private final Timer timer;
  private final Workers workers;
  private final Executions executions;
  private final ExecutionActions executionActions;
  private final Map<String, Function<ObjectNode, ObjectNode>> actions = new HashMap<>();

  public StepFunctionsApi(
      StepFunctionsSettings settings,
      SdkClients clients,
      LambdaInvoker lambdas,
      Consumer<ObjectNode> events,
      Timer timer,
      UnaryOperator<Integration> around) {
    this.timer = timer;
    this.workers = new Workers(timer);
    TaskTokens tokens = new TaskTokens();
    SdkIntegration sdk = new SdkIntegration(clients);
    Map<String, Integration> optimised =
        Map.of(
            "lambda", new LambdaIntegration(lambdas),
            "states", new StatesIntegration(this),
            "dynamodb", new OptimisedSdkIntegration(sdk, "dynamodb", "DynamoDB", false),
            "sns", new OptimisedSdkIntegration(sdk, "sns", "SNS", true));
    Engine engine =
        new Engine(
            settings.region(),
            timer,
            workers,
            new Expressions(),
            around.apply(new Integrations(optimised, sdk)),
            tokens);
    StateMachines machines = new StateMachines();
    this.executions =
        new Executions(settings, engine, new StatusEvents(settings, timer, events)::send);
    this.executionActions = new ExecutionActions(timer, machines, executions);
    addMachineActions(new StateMachineActions(settings, timer, machines));
    addExecutionActions();
    addTokenActions(new TokenActions(tokens));
  }

  private void addMachineActions(StateMachineActions machines) {
    actions.put("CreateStateMachine", machines::create);
    actions.put("UpdateStateMachine", machines::update);
    actions.put("DeleteStateMachine", machines::delete);
    actions.put("DescribeStateMachine", machines::describe);
    actions.put("ListStateMachines", machines::list);
    actions.put("ValidateStateMachineDefinition", machines::validate);
  }

  private void addExecutionActions() {
    actions.put("StartExecution", executionActions::start);
    actions.put("StartSyncExecution", executionActions::startSync);
    actions.put("DescribeExecution", executionActions::describe);
    actions.put("DescribeStateMachineForExecution", executionActions::describeMachine);
    actions.put("ListExecutions", executionActions::list);
    actions.put("StopExecution", executionActions::stop);
    actions.put("RedriveExecution", executionActions::redrive);
    actions.put("GetExecutionHistory", new HistoryActions(executions)::get);
  }

  private void addTokenActions(TokenActions tokens) {
    actions.put("SendTaskSuccess", tokens::succeed);
    actions.put("SendTaskFailure", tokens::fail);
    actions.put("SendTaskHeartbeat", tokens::heartbeat);
  }

  public ObjectNode call(String action, ObjectNode request) {
    Function<ObjectNode, ObjectNode> found = actions.get(action);
    if (found == null) {
      throw new AwsError(
          "UnknownOperationException", "The local Step Functions has no action " + action);
    }
    // The caller's thread is at work too, as far as a virtual clock is concerned.
    timer.working(1);
    try {
      return found.apply(request);
    } finally {
      timer.working(-1);
    }
  }

  @Override
  public ObjectNode start(ObjectNode request) {
    return executionActions.start(request);
  }

  @Override
  public ObjectNode awaitEnd(String executionArn, Cancellation cancellation) {
    Execution execution = executions.get(executionArn);
    executionActions.awaitEnd(execution, cancellation);
    return ExecutionJson.describe(execution, timer.now());
  }

  @Override
  public void stop(String executionArn) {
    executions.get(executionArn).stop(Optional.empty(), Optional.empty());
  }

  /** The ARNs of all executions that run. */
  public List<String> running() {
    return executions.running();
  }

  /** The last Express executions that did not end well, with error and cause. */
  public List<ExpressFailure> expressFailures() {
    return executions.expressFailures();
  }

  public BilledUsage usage() {
    return executions.usage();
  }

  public long transitions(String executionArn) {
    return executions.get(executionArn).history().transitions();
  }

  @Override
  public void close() {
    executions.stopAll();
    workers.close();
  }
}
