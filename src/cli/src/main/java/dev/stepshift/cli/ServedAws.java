package dev.stepshift.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.laptop.Endpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A local AWS that another process keeps up, as noted in {@code .stepshift/local.json}.
 *
 * @param started when that process started: its number alone may have been given out again
 */
record ServedAws(long pid, Instant started, Endpoints endpoints) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Path file(Path home) {
    return home.resolve(".stepshift/local.json");
  }

  static Path environmentFile(Path home) {
    return home.resolve(".stepshift/env");
  }

  /** Empty when nothing is served; notes of processes that are gone are removed. */
  static Optional<ServedAws> find(Path home) {
    Path file = file(home);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode note = JSON.readTree(file.toFile());
      ServedAws served =
          new ServedAws(
              note.path("pid").asLong(),
              Instant.parse(note.path("started").asText()),
              new Endpoints(
                  uri(note, "stepFunctions"),
                  uri(note, "redshiftData"),
                  uri(note, "s3"),
                  uri(note, "dynamodb")));
      if (served.isAlive()) {
        return Optional.of(served);
      }
    } catch (IOException | RuntimeException unreadable) {
      // A half-written or old note is a note of nothing.
    }
    remove(home);
    return Optional.empty();
  }

  static ServedAws here(Endpoints endpoints) {
    ProcessHandle self = ProcessHandle.current();
    return new ServedAws(self.pid(), startOf(self), endpoints);
  }

  void write(Path home) {
    ObjectNode note = JSON.createObjectNode();
    note.put("pid", pid).put("started", started.toString());
    note.put("stepFunctions", endpoints.stepFunctions().toString());
    note.put("redshiftData", endpoints.redshiftData().toString());
    note.put("s3", endpoints.s3().toString());
    note.put("dynamodb", endpoints.dynamodb().toString());
    try {
      Files.createDirectories(file(home).getParent());
      JSON.writerWithDefaultPrettyPrinter().writeValue(file(home).toFile(), note);
      Files.writeString(environmentFile(home), String.join("\n", exports()) + "\n");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  static void remove(Path home) {
    try {
      Files.deleteIfExists(file(home));
      Files.deleteIfExists(environmentFile(home));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /**
   * Shell lines that point the AWS CLI here.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">Service-specific
   *     endpoints</a>
   */
  List<String> exports() {
    return List.of(
        "export AWS_ENDPOINT_URL_SFN=" + endpoints.stepFunctions(),
        "export AWS_ENDPOINT_URL_REDSHIFT_DATA=" + endpoints.redshiftData(),
        "export AWS_ENDPOINT_URL_S3=" + endpoints.s3(),
        "export AWS_ENDPOINT_URL_DYNAMODB=" + endpoints.dynamodb(),
        "export AWS_REGION=us-east-1",
        // Version 1 of the AWS CLI, and boto3, read this one.
        "export AWS_DEFAULT_REGION=us-east-1",
        "export AWS_ACCESS_KEY_ID=local",
        "export AWS_SECRET_ACCESS_KEY=local");
  }

  private boolean isAlive() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> startOf(process).equals(started))
        .isPresent();
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  private static URI uri(JsonNode note, String field) {
    return URI.create(note.path(field).asText());
  }
}
