package dev.stepshift.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.laptop.Usage;
import dev.stepshift.laptop.sns.SentMessage;
import dev.stepshift.laptop.sns.SentMessages;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/**
 * Reads what a local AWS in another process tells beside its services, on its Step Functions port:
 * {@code GET /stepshift/usage} as {@code {"expressExecutions":1,"expressMillis":20,
 * "lambdaInvocations":3,"lambdaMillis":45,"dataApiCalls":9,"sqlStatements":12}}, and {@code GET
 * /stepshift/messages}. {@code GET /stepshift/deploy} brings it to what the repository holds now.
 */
final class StepshiftEndpoint {

  private static final ObjectMapper JSON = new ObjectMapper();

  private StepshiftEndpoint() {}

  static Usage usage(URI stepFunctions) {
    return parse(read(stepFunctions.resolve("/stepshift/usage")));
  }

  /** Uploads the SQL, and makes the machines and rules that are missing or have changed. */
  static void deploy(URI stepFunctions) {
    read(stepFunctions.resolve("/stepshift/deploy"));
  }

  /** The oldest first. */
  static List<SentMessage> messages(URI stepFunctions) {
    return SentMessages.fromJson(read(stepFunctions.resolve("/stepshift/messages")));
  }

  private static JsonNode read(URI address) {
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new CliError(address + " answered " + answer.statusCode() + ".");
      }
      return JSON.readTree(answer.body());
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
