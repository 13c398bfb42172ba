package dev.stepshift.laptop.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuntimeApiTest {

  private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:local-plan-run";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private RuntimeApi api;

  @BeforeEach
  void start() throws Exception {
    api = RuntimeApi.start(ARN);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aRuntimeThatAsksGetsThePayloadAndItsAnswerReachesTheCaller() throws Exception {
    CompletableFuture<RuntimeApi.Answer> answer = invoke("{\"pipeline\":\"tpch\"}");
    HttpResponse<String> next = get("invocation/next");
    assertThat(next.body()).isEqualTo("{\"pipeline\":\"tpch\"}");
    assertThat(next.headers().firstValue("Lambda-Runtime-Invoked-Function-Arn")).contains(ARN);
    assertThat(
            Long.parseLong(next.headers().firstValue("Lambda-Runtime-Deadline-Ms").orElseThrow()))
        .isGreaterThan(System.currentTimeMillis());
    assertThat(post("invocation/" + id(next) + "/response", "{\"waves\":[]}")).isEqualTo(202);
    assertThat(answer.get()).isEqualTo(new RuntimeApi.Answer(false, "{\"waves\":[]}"));
  }

  @Test
  void anErrorOfTheFunctionIsAnAnswerThatFailed() throws Exception {
    CompletableFuture<RuntimeApi.Answer> answer = invoke("{}");
    String error = "{\"errorType\":\"dev.stepshift.errors.PipelineNotFound\"}";
    assertThat(post("invocation/" + id(get("invocation/next")) + "/error", error)).isEqualTo(202);
    assertThat(answer.get()).isEqualTo(new RuntimeApi.Answer(true, error));
  }

  @Test
  void aRuntimeThatCannotStartFailsTheWaitingInvocation() throws Exception {
    CompletableFuture<RuntimeApi.Answer> answer = invoke("{}");
    assertThat(post("init/error", "{\"errorType\":\"Runtime.InitError\"}")).isEqualTo(202);
    assertThat(answer.get().failed()).isTrue();
  }

  @Test
  void aProcessThatEndedFailsTheWaitingInvocation() throws Exception {
    CompletableFuture<RuntimeApi.Answer> answer = invoke("{}");
    api.processEnded(137);
    assertThat(answer.get().body()).contains("Runtime.ExitError", "137");
  }

  @Test
  void anAnswerToNoInvocationIsRefused() throws Exception {
    assertThat(post("invocation/of-another-day/response", "{}")).isEqualTo(400);
  }

  @Test
  void aFunctionThatDoesNotAnswerInTimeIsSaidToBeLate() {
    assertThatThrownBy(() -> api.invoke("{}", Duration.ofMillis(50)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not answer within");
  }

  private CompletableFuture<RuntimeApi.Answer> invoke(String payload) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return api.invoke(payload, LIMIT);
          } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
          }
        });
  }

  private static String id(HttpResponse<String> next) {
    return next.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private int post(String path, String body) throws Exception {
    return http.send(
            request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
            HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
            URI.create("http://" + api.address() + "/2018-06-01/runtime/" + path))
        .timeout(LIMIT);
  }
}
