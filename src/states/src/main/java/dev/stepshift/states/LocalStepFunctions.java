package dev.stepshift.states;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.aws.http.AwsJsonServer;
import dev.stepshift.states.concurrent.SystemTimer;
import dev.stepshift.states.integration.EndpointSdkClients;
import dev.stepshift.states.integration.LambdaFailed;
import dev.stepshift.states.integration.LambdaInvoker;
import dev.stepshift.states.service.BilledUsage;
import dev.stepshift.states.service.StepFunctionsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A Step Functions on this machine, on a loopback port. Any SDK, and the command line of AWS, can
 * be pointed at its endpoint.
 *
 * <p>SDKs send StartSyncExecution to a host of its own, {@code sync-…}: a client that calls it must
 * be told not to, in the SDK for Java by {@code DISABLE_HOST_PREFIX_INJECTION}.
 */
public final class LocalStepFunctions implements AutoCloseable {

  private static final String ACCOUNT = "000000000000";
  private static final String REGION = "us-east-1";

  private final AwsJsonServer server;
  private final SystemTimer timer;
  private final EndpointSdkClients clients;
  private final StepFunctionsService service;

  private LocalStepFunctions(Builder wanted) throws IOException {
    this.server = AwsJsonServer.start(wanted.port);
    this.timer = new SystemTimer(wanted.pace);
    Map<String, URI> services = new HashMap<>(wanted.services);
    services.putIfAbsent("sfn", server.endpoint());
    this.clients = new EndpointSdkClients(services, REGION, "local", "local");
    this.service =
        new StepFunctionsService(
            new StepFunctionsSettings(ACCOUNT, REGION),
            clients,
            wanted.lambdas,
            wanted.events,
            timer);
    server.with(service);
  }

  /** Starts one on a free port; its machines can start other machines and call nothing else. */
  public static LocalStepFunctions start() {
    return builder().start();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** What an SDK's client takes as its endpoint. */
  public URI endpoint() {
    return server.endpoint();
  }

  /** Returns when an execution has ended, well or not. */
  public void awaitEnd(String executionArn) {
    service.awaitEnd(executionArn);
  }

  /** What AWS would have billed so far. */
  public BilledUsage usage() {
    return service.usage();
  }

  /** Stops all executions. */
  @Override
  public void close() {
    service.close();
    server.close();
    clients.close();
    timer.close();
  }

  /** What may be chosen before the start. */
  public static final class Builder {

    private int port;
    private SystemTimer.Pace pace = SystemTimer.Pace.REAL;
    private LambdaInvoker lambdas =
        (function, payload) -> {
          throw LambdaFailed.functionNotFound(function);
        };
    private Consumer<ObjectNode> events = event -> {};
    private final Map<String, URI> services = new HashMap<>();

    private Builder() {}

    /** The port to listen on; by default any that is free. */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /** Runs the functions that {@code lambda:invoke} names; by default there are none. */
    public Builder lambdas(LambdaInvoker invoker) {
      this.lambdas = invoker;
      return this;
    }

    /**
     * The endpoint at which Tasks call a service. Its client must be on the class path.
     *
     * @param name as in {@code aws-sdk:<name>:…}, such as {@code dynamodb}
     */
    public Builder service(String name, URI endpoint) {
      services.put(name, endpoint);
      return this;
    }

    /** Receives the EventBridge event of each change of a Standard execution's status. */
    public Builder events(Consumer<ObjectNode> taker) {
      this.events = taker;
      return this;
    }

    /** Shortens waits, pauses before retries and timeouts, for tests. */
    public Builder pace(SystemTimer.Pace shorter) {
      this.pace = shorter;
      return this;
    }

    /**
     * Starts the Step Functions; the caller closes it.
     *
     * @throws UncheckedIOException if the port is taken
     */
    public LocalStepFunctions start() {
      try {
        return new LocalStepFunctions(this);
      } catch (IOException taken) {
        throw new UncheckedIOException(
            "The local Step Functions cannot listen on port " + port + ": " + taken.getMessage(),
            taken);
      }
    }
  }
}
