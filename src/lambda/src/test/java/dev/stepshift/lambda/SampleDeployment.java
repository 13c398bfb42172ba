package dev.stepshift.lambda;

import dev.stepshift.s3.LocalS3;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What Terraform makes of the repository: the sql folder in a bucket, the settings of a function.
 */
public final class SampleDeployment implements QuarkusTestResourceLifecycleManager {

  private static final Path REPOSITORY = Path.of("../..");

  static final String DATA = "stepshift-data";
  static final String SQL = "stepshift-sql";

  private LocalS3 s3;

  @Override
  public Map<String, String> start() {
    try {
      s3 = LocalS3.start(0);
      try (S3Client client = s3.client()) {
        deploy(client);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return Map.of(
        "quarkus.s3.endpoint-override", s3.endpoint().toString(),
        "quarkus.s3.path-style-access", "true",
        "quarkus.s3.aws.region", "us-east-1",
        "quarkus.s3.aws.credentials.type", "static",
        "quarkus.s3.aws.credentials.static-provider.access-key-id", "local",
        "quarkus.s3.aws.credentials.static-provider.secret-access-key", "local",
        "stepshift.stack", "local",
        "stepshift.data-bucket", DATA,
        "stepshift.sql-bucket", SQL);
  }

  /** Makes the buckets, uploads the sql folder and one file of orders. */
  private static void deploy(S3Client client) throws IOException {
    client.createBucket(request -> request.bucket(DATA));
    client.createBucket(request -> request.bucket(SQL));
    for (Path file : sqlFiles()) {
      String key = REPOSITORY.relativize(file).toString().replace('\\', '/');
      client.putObject(request -> request.bucket(SQL).key(key), RequestBody.fromFile(file));
    }
    client.putObject(
        request -> request.bucket(DATA).key("tpch/2026-01-01/orders/orders.1.tbl.gz"),
        RequestBody.fromString("not read by anything here"));
  }

  private static List<Path> sqlFiles() throws IOException {
    try (Stream<Path> files = Files.walk(REPOSITORY.resolve("sql"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Override
  public void stop() {
    s3.close();
  }
}
