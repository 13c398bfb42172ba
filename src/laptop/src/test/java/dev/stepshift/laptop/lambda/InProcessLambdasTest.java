package dev.stepshift.laptop.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.functions.LambdaSettings;
import dev.stepshift.laptop.deploy.LocalNames;
import dev.stepshift.laptop.deploy.SqlUpload;
import dev.stepshift.s3.LocalS3;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class InProcessLambdasTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static LocalS3 s3;
  private static S3Client client;
  private static InProcessLambdas lambdas;

  @BeforeAll
  static void deploy() throws Exception {
    s3 = LocalS3.start(0);
    client = s3.client();
    client.createBucket(request -> request.bucket(LocalNames.DATA_BUCKET));
    client.createBucket(request -> request.bucket(LocalNames.SQL_BUCKET));
    SqlUpload.upload(client, Path.of("../.."));
    client.putObject(
        request ->
            request.bucket(LocalNames.DATA_BUCKET).key("tpch/2026-01-01/orders/orders.1.tbl.gz"),
        RequestBody.fromString("not read by anything here"));
    lambdas =
        new InProcessLambdas(
            client,
            new LambdaSettings("local", "stepshift-data", "stepshift-sql", "sql/", "default"));
  }

  @AfterAll
  static void close() {
    client.close();
    s3.close();
  }

  @Test
  void aFunctionIsCalledThroughItsJson() throws Exception {
    JsonNode plan =
        lambdas.invoke(
            "local-plan-run",
            JSON.readTree(
                """
                {"pipeline": "tpch", "run": {"id": "r", "arn": "a", "startedAt": "2026-01-01T06:00:00Z"},
                 "request": {"tables": ["orders"]}}
                """));
    assertThat(plan)
        .isEqualTo(
            JSON.readTree(
                """
                {"pipeline": "tpch", "runDate": "2026-01-01", "trigger": "manual", "event": "", "maxParallel": 8,
                 "overlap": "wait", "leaseSeconds": 11400, "takeBack": false, "phases": [],
                 "until": "2026-01-01", "allowOlder": false,
                 "waves": [[{"table": "orders", "after": [], "reads": ["customer"], "timeoutSeconds": 10500}]]}
                """));

    JsonNode load =
        lambdas.invoke(
            "local-render-sql",
            JSON.readTree(
                """
                {"pipeline": "tpch", "table": "orders", "runId": "r", "runArn": "a", "runDate": "2026-01-01"}
                """));
    assertThat(load.fieldNames())
        .toIterable()
        .containsExactly(
            "table",
            "runDate",
            "anythingToLoad",
            "reason",
            "files",
            "bytes",
            "manifest",
            "loadKey",
            "warnings",
            "conversions",
            "expected",
            "changes",
            "steps");
    assertThat(load.get("steps").fieldNames())
        .toIterable()
        .containsExactly("copy", "validateStaging", "merge", "validateTarget");
  }

  @Test
  void anExceptionIsAnsweredAsLambdaDoes() throws Exception {
    JsonNode payload = JSON.readTree("{\"waves\": [[{\"table\": \"a\"}]], \"outcomes\": []}");
    assertThatThrownBy(() -> lambdas.invoke("local-check-run", payload))
        .isInstanceOfSatisfying(
            HandlerFailed.class,
            failed -> {
              assertThat(failed.errorType()).isEqualTo("dev.stepshift.errors.TablesFailed");
              assertThat(failed.errorMessage()).startsWith("0 of 1 tables failed, 1 skipped: a");
            });
  }

  @Test
  void inputOfAnotherShapeIsAnsweredAsAFailureToo() throws Exception {
    JsonNode payload = JSON.readTree("{\"columnMetadata\": \"none\"}");
    assertThatThrownBy(() -> lambdas.invoke("local-check-validation", payload))
        .isInstanceOf(HandlerFailed.class);
  }

  @Test
  void anUnknownFunctionIsNamedWithTheKnownOnes() {
    assertThatThrownBy(() -> lambdas.invoke("local-other", JSON.createObjectNode()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("local-other")
        .hasMessageContaining(
            "local-check-run, local-check-validation, local-convert-xml, local-plan-run");
  }
}
