package dev.stepshift.laptop.sns;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stepshift.aws.http.LoopbackHttp;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Amazon SNS as far as a notification needs it: Publish, over the AWS Query protocol. Nobody
 * subscribes; messages are kept for whoever asks.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
 */
public final class LocalSns implements AutoCloseable {

  private static final int MOST_SUBJECT = 100;
  private static final int MOST_BYTES = 256 * 1024;

  private final HttpServer http;
  private final Clock clock;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "local-sns");
            thread.setDaemon(true);
            return thread;
          });
  private final List<SentMessage> messages = new CopyOnWriteArrayList<>();

  private LocalSns(HttpServer http, Clock clock) {
    this.http = http;
    this.clock = clock;
  }

  /**
   * Starts it on 127.0.0.1.
   *
   * @param port 0 takes a free one
   * @throws IOException when the port is taken
   */
  public static LocalSns start(int port, Clock clock) throws IOException {
    HttpServer http = LoopbackHttp.bind(port);
    LocalSns sns = new LocalSns(http, clock);
    http.createContext("/", sns::answer);
    http.setExecutor(sns.threads);
    http.start();
    return sns;
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** All messages, the oldest first. */
  public List<SentMessage> messages() {
    return List.copyOf(messages);
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Map<String, String> request = parameters(body);
      String problem = problem(request);
      if (!problem.isEmpty()) {
        send(
            exchange,
            400,
            "<ErrorResponse><Error><Type>Sender</Type><Code>InvalidParameter</Code><Message>"
                + problem
                + "</Message></Error><RequestId>"
                + UUID.randomUUID()
                + "</RequestId></ErrorResponse>");
        return;
      }
      messages.add(
          new SentMessage(
              clock.instant(),
              request.getOrDefault("TopicArn", ""),
              request.getOrDefault("Subject", ""),
              request.getOrDefault("Message", "")));
      send(
          exchange,
          200,
          "<PublishResponse><PublishResult><MessageId>"
              + UUID.randomUUID()
              + "</MessageId></PublishResult><ResponseMetadata><RequestId>"
              + UUID.randomUUID()
              + "</RequestId></ResponseMetadata></PublishResponse>");
    }
  }

  private static String problem(Map<String, String> request) {
    if (!"Publish".equals(request.get("Action"))) {
      return "the local SNS knows the action Publish alone";
    }
    if (request.getOrDefault("TopicArn", "").isEmpty()) {
      return "Invalid parameter: TopicArn";
    }
    String text = request.getOrDefault("Message", "");
    if (text.isEmpty() || text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      return "Invalid parameter: Message must not be empty nor longer than 256 KiB";
    }
    String subject = request.getOrDefault("Subject", "a");
    return subject.length() > MOST_SUBJECT || !subject.matches("[\\x21-\\x7e][\\x20-\\x7e]*")
        ? "Invalid parameter: Subject must be one line of up to 100 ASCII characters"
        : "";
  }

  private static Map<String, String> parameters(String form) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String xml) throws IOException {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/xml");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
