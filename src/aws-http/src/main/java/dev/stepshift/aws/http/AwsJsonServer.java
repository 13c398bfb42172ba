package dev.stepshift.aws.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Serves AWS JSON services on one loopback port: the header X-Amz-Target names service and action,
 * the body is the request.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html">AWS JSON 1.0</a>
 */
public final class AwsJsonServer implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(AwsJsonServer.class);

  private final ObjectMapper json = new ObjectMapper();
  private final List<AwsJsonService> services = new CopyOnWriteArrayList<>();
  private final HttpServer http;
  private final ExecutorService threads = Executors.newCachedThreadPool(AwsJsonServer::daemon);

  private AwsJsonServer(HttpServer http) {
    this.http = http;
  }

  /**
   * Starts a server on 127.0.0.1.
   *
   * @param port 0 takes a free one
   */
  public static AwsJsonServer start(int port, AwsJsonService... services) throws IOException {
    HttpServer http = LoopbackHttp.bind(port);
    AwsJsonServer server = new AwsJsonServer(http);
    server.services.addAll(List.of(services));
    http.createContext("/", server::answer);
    http.setExecutor(server.threads);
    http.start();
    return server;
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** Serves one more service: one that needs this port's number to be made. */
  public AwsJsonServer with(AwsJsonService service) {
    services.add(service);
    return this;
  }

  /** Serves a JSON page of our own beside the services, for tools on this machine. */
  public AwsJsonServer with(String path, Supplier<ObjectNode> page) {
    http.createContext(
        path,
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            send(exchange, 200, page.get());
          }
        });
    return this;
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String contentType = exchange.getRequestHeaders().getFirst("Content-Type");
      exchange
          .getResponseHeaders()
          .set("Content-Type", contentType == null ? "application/x-amz-json-1.0" : contentType);
      exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
      try {
        send(exchange, 200, dispatch(exchange));
      } catch (AwsError error) {
        sendError(exchange, error);
      } catch (RuntimeException bug) {
        LOG.error("a local service failed", bug);
        sendError(exchange, new AwsError("InternalServerException", bug.toString(), 500));
      }
    }
  }

  private ObjectNode dispatch(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    int dot = target == null ? -1 : target.indexOf('.');
    if (dot < 0) {
      throw new AwsError("UnknownOperationException", "The request has no X-Amz-Target header.");
    }
    String prefix = target.substring(0, dot);
    AwsJsonService service =
        services.stream()
            .filter(candidate -> candidate.targetPrefix().equals(prefix))
            .findFirst()
            .orElseThrow(
                () ->
                    new AwsError(
                        "UnknownOperationException", prefix + " is not served on this port."));
    return service.call(target.substring(dot + 1), body(exchange));
  }

  private ObjectNode body(HttpExchange exchange) throws IOException {
    try {
      JsonNode body = json.readTree(exchange.getRequestBody());
      if (body instanceof ObjectNode object) {
        return object;
      }
      if (body == null || body.isMissingNode()) {
        return json.createObjectNode();
      }
    } catch (JsonProcessingException notJson) {
      throw new AwsError("SerializationException", notJson.getOriginalMessage());
    }
    throw new AwsError("SerializationException", "The request is not a JSON object.");
  }

  private void sendError(HttpExchange exchange, AwsError error) throws IOException {
    ObjectNode body = json.createObjectNode();
    body.put("__type", error.code());
    body.put("message", error.getMessage());
    // Redshift Data models its message member with a capital letter; SDKs read either.
    body.put("Message", error.getMessage());
    error.members().forEach(body::put);
    exchange.getResponseHeaders().set("x-amzn-ErrorType", error.code());
    send(exchange, error.status(), body);
  }

  private void send(HttpExchange exchange, int status, ObjectNode body) throws IOException {
    byte[] bytes = json.writeValueAsBytes(body);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "local-aws");
    thread.setDaemon(true);
    return thread;
  }
}
