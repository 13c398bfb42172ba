package dev.stepshift.laptop.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepshift.states.integration.LambdaFailed;
import dev.stepshift.states.integration.LambdaInvoker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The machines' way to the handlers in this process; counts what Lambda would bill. */
public final class LocalLambdas implements LambdaInvoker {

  private final InProcessLambdas functions;
  private final AtomicLong invocations = new AtomicLong();
  private final AtomicLong nanos = new AtomicLong();

  public LocalLambdas(InProcessLambdas functions) {
    this.functions = functions;
  }

  @Override
  public JsonNode invoke(String functionName, JsonNode payload) throws LambdaFailed {
    String name = functionName.substring(functionName.lastIndexOf(':') + 1);
    if (!functions.has(name)) {
      throw LambdaFailed.functionNotFound(functionName);
    }
    long start = System.nanoTime();
    try {
      return functions.invoke(name, payload);
    } catch (HandlerFailed failed) {
      throw new LambdaFailed(failed.errorType(), failed.errorMessage());
    } finally {
      invocations.incrementAndGet();
      nanos.addAndGet(System.nanoTime() - start);
    }
  }

  public long invocations() {
    return invocations.get();
  }

  /** How long the handlers worked, in all. */
  public Duration duration() {
    return Duration.ofNanos(nanos.get());
  }
}
