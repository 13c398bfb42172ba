package dev.stepshift.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.local.Usage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Reads the usage of a local AWS in another process: {@code GET /stepshift/usage} on its Step
 * Functions port, as {@code {"expressExecutions":1,"expressMillis":20,"lambdaInvocations":3,
 * "lambdaMillis":45,"dataApiCalls":9,"sqlStatements":12}}.
 */
final class UsageReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private UsageReader() {}

  static Usage read(URI stepFunctions) {
    URI address = stepFunctions.resolve("/stepshift/usage");
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new CliError(address + " answered " + answer.statusCode() + ".");
      }
      return parse(JSON.readTree(answer.body()));
    } catch (IOException unreachable) {
      throw new CliError(
          address + " does not answer: end the process that serves it and start it again.");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CliError("Interrupted.");
    }
  }

  static Usage parse(JsonNode usage) {
    return new Usage(
        usage.path("expressExecutions").asLong(),
        Duration.ofMillis(usage.path("expressMillis").asLong()),
        usage.path("lambdaInvocations").asLong(),
        Duration.ofMillis(usage.path("lambdaMillis").asLong()),
        usage.path("dataApiCalls").asLong(),
        usage.path("sqlStatements").asLong());
  }
}
