package dev.stepshift.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.aws.http.AwsJsonServer;
import dev.stepshift.states.concurrent.Timer;
import dev.stepshift.states.integration.EndpointSdkClients;
import dev.stepshift.states.integration.LambdaFailed;
import dev.stepshift.states.integration.LambdaInvoker;
import dev.stepshift.states.service.StepFunctionsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** The local Step Functions with a real SDK client in front and functions as lambdas behind. */
final class LocalStates implements AutoCloseable {

  static final String ROLE = "arn:aws:iam::000000000000:role/states";

  /** A function in a test. */
  interface Function {
    JsonNode apply(JsonNode payload) throws LambdaFailed;
  }

  final List<ObjectNode> events = new CopyOnWriteArrayList<>();
  final Map<String, Function> functions = new ConcurrentHashMap<>();
  final StepFunctionsService service;
  final SfnClient client;
  private final Timer timer;
  private final AwsJsonServer server;
  private final EndpointSdkClients clients;

  LocalStates(Timer timer) {
    this.timer = timer;
    try {
      Map<String, URI> endpoints = new ConcurrentHashMap<>();
      LambdaInvoker lambdas = this::invoke;
      SdkHolder holder = new SdkHolder();
      service =
          new StepFunctionsService(
              new StepFunctionsSettings("000000000000", "us-east-1"),
              name -> holder.clients.client(name),
              lambdas,
              events::add,
              timer);
      server = AwsJsonServer.start(0, service);
      endpoints.put("sfn", server.endpoint());
      clients = new EndpointSdkClients(endpoints, "us-east-1", "local", "local");
      holder.clients = clients;
      client = (SfnClient) clients.client("sfn");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static final class SdkHolder {
    private EndpointSdkClients clients;
  }

  private JsonNode invoke(String name, JsonNode payload) throws LambdaFailed {
    Function function = functions.get(name);
    if (function == null) {
      throw LambdaFailed.functionNotFound(name);
    }
    return function.apply(payload);
  }

  String create(String name, String definition) {
    return client
        .createStateMachine(r -> r.name(name).definition(definition).roleArn(ROLE))
        .stateMachineArn();
  }

  String start(String machineArn, String input) {
    return client.startExecution(r -> r.stateMachineArn(machineArn).input(input)).executionArn();
  }

  DescribeExecutionResponse describe(String executionArn) {
    return client.describeExecution(r -> r.executionArn(executionArn));
  }

  /** Waits for an execution to end. */
  DescribeExecutionResponse ended(String executionArn) {
    until(() -> describe(executionArn).status() != ExecutionStatus.RUNNING);
    return describe(executionArn);
  }

  DescribeExecutionResponse run(String definition, String input) {
    return ended(start(create("machine-" + System.nanoTime(), definition), input));
  }

  List<HistoryEvent> history(String executionArn) {
    return client.getExecutionHistory(r -> r.executionArn(executionArn).maxResults(1000)).events();
  }

  List<String> eventTypes(String executionArn) {
    return history(executionArn).stream().map(HistoryEvent::typeAsString).toList();
  }

  static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited a minute in vain");
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException stop) {
        throw new AssertionError(stop);
      }
    }
  }

  Timer timer() {
    return timer;
  }

  @Override
  public void close() {
    service.close();
    server.close();
    clients.close();
  }
}
