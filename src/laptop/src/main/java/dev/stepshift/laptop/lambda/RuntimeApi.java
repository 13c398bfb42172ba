package dev.stepshift.laptop.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stepshift.aws.http.LoopbackHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The API that Lambda serves to the runtime inside a function: it hands out invocations and takes
 * their answers. A packaged function that is started with {@link #address} in {@code
 * AWS_LAMBDA_RUNTIME_API} runs as it does on Lambda, on the JVM or as a native program.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda
 *     runtime API for custom runtimes</a>
 */
public final class RuntimeApi implements AutoCloseable {

  /**
   * What a function answered.
   *
   * @param failed whether it threw; the body is then an error as the runtime reports it
   * @param body JSON
   */
  public record Answer(boolean failed, String body) {}

  private record Invocation(String id, String payload) {}

  private static final String PREFIX = "/2018-06-01/runtime/";
  private static final Duration DEADLINE = Duration.ofMinutes(15);

  private final HttpServer http;
  private final String functionArn;
  private final BlockingQueue<Invocation> invocations = new LinkedBlockingQueue<>();
  private final Map<String, CompletableFuture<Answer>> answers = new ConcurrentHashMap<>();
  private final CompletableFuture<Answer> ended = new CompletableFuture<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "lambda-runtime-api");
            thread.setDaemon(true);
            return thread;
          });

  private RuntimeApi(HttpServer http, String functionArn) {
    this.http = http;
    this.functionArn = functionArn;
  }

  /** Starts a server on a free loopback port, for one process of one function. */
  public static RuntimeApi start(String functionArn) throws IOException {
    HttpServer http = LoopbackHttp.bind(0);
    RuntimeApi api = new RuntimeApi(http, functionArn);
    http.createContext(PREFIX, api::serve);
    http.setExecutor(api.threads);
    http.start();
    return api;
  }

  /** Host and port, as {@code AWS_LAMBDA_RUNTIME_API} has them. */
  public String address() {
    return "127.0.0.1:" + http.getAddress().getPort();
  }

  /**
   * Invokes the function and waits for its answer; a function that still starts finds the
   * invocation when it is up.
   *
   * @throws IllegalStateException when it does not answer in time
   */
  public Answer invoke(String payload, Duration limit) throws InterruptedException {
    String id = UUID.randomUUID().toString();
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    answers.put(id, answer);
    invocations.add(new Invocation(id, payload));
    try {
      return (Answer)
          CompletableFuture.anyOf(answer, ended).get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new IllegalStateException(
          functionArn + " does not answer within " + limit.toSeconds() + " s", late);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } finally {
      answers.remove(id);
    }
  }

  /** From now on every invocation fails: nobody is there to take it. */
  void processEnded(int exitValue) {
    ended.complete(
        new Answer(true, "{\"errorType\":\"Runtime.ExitError\",\"exit\":" + exitValue + "}"));
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(PREFIX.length());
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (path.equals("invocation/next")) {
        handOut(exchange);
      } else if (path.equals("init/error")) {
        ended.complete(new Answer(true, body));
        send(exchange, 202, "{\"status\":\"OK\"}");
      } else {
        take(exchange, path.split("/"), body);
      }
    }
  }

  /** Waits until there is an invocation, as the real API does. */
  private void handOut(HttpExchange exchange) throws IOException {
    try {
      Invocation invocation = invocations.take();
      var headers = exchange.getResponseHeaders();
      headers.set("Content-Type", "application/json");
      headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
      headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
      headers.set(
          "Lambda-Runtime-Deadline-Ms",
          Long.toString(System.currentTimeMillis() + DEADLINE.toMillis()));
      headers.set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
      send(exchange, 200, invocation.payload());
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes {@code invocation/<id>/response} or {@code …/error}. */
  private void take(HttpExchange exchange, String[] path, String body) throws IOException {
    boolean isAnswer =
        path.length == 3
            && path[0].equals("invocation")
            && (path[2].equals("response") || path[2].equals("error"));
    Optional<CompletableFuture<Answer>> awaited =
        isAnswer ? Optional.ofNullable(answers.get(path[1])) : Optional.empty();
    if (awaited.isEmpty()) {
      send(exchange, 400, "{\"errorType\":\"InvalidRequestID\"}");
      return;
    }
    send(exchange, 202, "{\"status\":\"OK\"}");
    awaited.get().complete(new Answer(path[2].equals("error"), body));
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
