package dev.stepshift.bench;

import dev.stepshift.laptop.deploy.LocalNames;
import dev.stepshift.laptop.deploy.SqlUpload;
import dev.stepshift.laptop.lambda.Artifact;
import dev.stepshift.laptop.lambda.PackagedFunction;
import dev.stepshift.laptop.lambda.RuntimeApi;
import dev.stepshift.s3.LocalS3;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Calls the handlers of a packaged artifact, each process of it started anew. */
final class LambdaProbe implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Artifact artifact;
  private final LocalS3 s3;

  private LambdaProbe(Artifact artifact, LocalS3 s3) {
    this.artifact = artifact;
    this.s3 = s3;
  }

  /**
   * Unpacks the artifact, and puts what the handlers read into a local S3.
   *
   * @param home the repository's root
   */
  static LambdaProbe of(Path home, Path archive) throws IOException {
    Artifact artifact = Artifact.unpack(archive);
    LocalS3 s3 = LocalS3.start(0);
    try (S3Client client = s3.client()) {
      client.createBucket(request -> request.bucket(LocalNames.DATA_BUCKET));
      client.createBucket(request -> request.bucket(LocalNames.SQL_BUCKET));
      SqlUpload.upload(client, home);
      client.putObject(
          request ->
              request.bucket(LocalNames.DATA_BUCKET).key("tpch/2026-01-01/orders/orders.1.tbl.gz"),
          RequestBody.fromString("only its size is looked at"));
      client.putObject(
          request -> request.bucket(LocalNames.DATA_BUCKET).key("bench.xml"),
          RequestBody.fromString("<items>" + "<item id='1'/>".repeat(100) + "</items>"));
    }
    return new LambdaProbe(artifact, s3);
  }

  /** An input for each handler, by its name. */
  static Map<String, String> requests() {
    Map<String, String> requests = new LinkedHashMap<>();
    requests.put(
        "plan-run",
        """
        {"pipeline": "tpch",
         "run": {"id": "bench", "arn": "arn:aws:states:us-east-1:000000000000:execution:local-tpch:bench",
                 "startedAt": "2026-01-01T06:00:00Z"},
         "request": {}}
        """);
    requests.put(
        "render-sql",
        """
        {"pipeline": "tpch", "table": "orders", "runId": "bench", "runDate": "2026-01-01",
         "runArn": "arn:aws:states:us-east-1:000000000000:execution:local-tpch:bench"}
        """);
    requests.put(
        "convert-xml",
        """
        {"from": "s3://stepshift-data/bench.xml", "to": "s3://stepshift-data/bench.json.gz",
         "row": "item", "compression": "none"}
        """);
    requests.put(
        "check-validation",
        """
        {"statementName": "local/tpch/bench/orders/validate_staging",
         "columnMetadata": [{"Name": "name"}, {"Name": "severity"}, {"Name": "observed"},
                            {"Name": "minimum"}, {"Name": "maximum"}],
         "records": [[{"StringValue": "row_count"}, {"StringValue": "error"},
                      {"StringValue": "15000"}, {"StringValue": "1"}, {"IsNull": true}]]}
        """);
    requests.put(
        "check-run",
        """
        {"pipeline": "tpch", "runId": "bench", "runDate": "2026-01-01", "redriveCount": 0,
         "redriveCountWhenWavesEnded": 0, "waves": [[{"table": "region", "after": []}]],
         "outcomes": [{"table": "region", "status": "loaded", "rows": 5}]}
        """);
    return requests;
  }

  /**
   * Starts a handler, calls it and ends it.
   *
   * @throws IllegalStateException when it answers with an error
   */
  LambdaFigures measure(String handler, String request, int warmCalls)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    try (PackagedFunction function = artifact.start(handler, s3.endpoint())) {
      call(function, handler, request);
      double cold = millisSince(start);
      List<Double> warm = new ArrayList<>();
      for (int i = 0; i < warmCalls; i++) {
        long before = System.nanoTime();
        call(function, handler, request);
        warm.add(millisSince(before));
      }
      return new LambdaFigures(cold, warm, ProcessMemory.peak(function.pid()).orElse(0));
    }
  }

  private static void call(PackagedFunction function, String handler, String request)
      throws InterruptedException, IOException {
    RuntimeApi.Answer answer = function.invoke(request, LIMIT);
    if (answer.failed()) {
      throw new IllegalStateException(
          handler + " failed: " + answer.body() + System.lineSeparator() + function.log());
    }
  }

  private static double millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e6;
  }

  @Override
  public void close() {
    s3.close();
    artifact.close();
  }
}
