package dev.stepshift.proof.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.laptop.deploy.LocalNames;
import dev.stepshift.laptop.deploy.SqlUpload;
import dev.stepshift.laptop.lambda.Artifact;
import dev.stepshift.laptop.lambda.PackagedFunction;
import dev.stepshift.laptop.lambda.RuntimeApi;
import dev.stepshift.s3.LocalS3;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The artifact that is deployed, on the JVM or native as it was built, driven through the Lambda
 * runtime API with the events that the machines send.
 */
class PackagedFunctionIT {

  private static final String CONVERSION =
      """
      {"from": "s3://stepshift-data/in.xml", "to": "s3://stepshift-data/out.json.gz",
       "row": "item", "compression": "none"}
      """;

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Artifact artifact;
  private static LocalS3 s3;

  @BeforeAll
  static void unpackAndDeploy() throws IOException {
    artifact = Artifact.unpack(Path.of("../../target/function.zip"));
    s3 = LocalS3.start(0);
    try (S3Client client = s3.client()) {
      client.createBucket(request -> request.bucket(LocalNames.DATA_BUCKET));
      client.createBucket(request -> request.bucket(LocalNames.SQL_BUCKET));
      SqlUpload.upload(client, Path.of("../.."));
      client.putObject(
          put -> put.bucket(LocalNames.DATA_BUCKET).key("tpch/2026-01-01/orders/orders.1.tbl.gz"),
          RequestBody.fromString("not read by anything here"));
    }
  }

  @AfterAll
  static void putAway() {
    s3.close();
    artifact.close();
  }

  @Test
  void planRunAnswersTheWavesAndThenAnErrorByName() throws Exception {
    try (PackagedFunction function = artifact.start("plan-run", s3.endpoint())) {
      JsonNode plan = answer(function, planRequest("tpch", "{}"));
      assertThat(plan.path("waves")).hasSize(6);
      assertThat(plan.path("waves").path(4).path(0).path("table").asText()).isEqualTo("lineitem");
      assertThat(plan.path("runDate").asText()).isEqualTo("2026-01-01");

      assertThat(error(function, planRequest("tpch", "{\"tabels\": []}")))
          .contains("dev.stepshift.errors.RequestInvalid", "unknown key tabels");
      assertThat(error(function, planRequest("nowhere", "{}")))
          .contains("dev.stepshift.errors.PipelineNotFound");
    }
  }

  @Test
  void renderSqlWritesTheManifestAndAnswersFourSteps() throws Exception {
    try (PackagedFunction function = artifact.start("render-sql", s3.endpoint());
        S3Client client = s3.client()) {
      JsonNode load = answer(function, renderRequest("orders"));
      assertThat(load.path("steps").path("merge").path("sqls").toString())
          .contains("merge into \\\"tpch\\\".\\\"orders\\\"");
      assertThat(load.path("steps").path("validateStaging").path("sqls").toString())
          .contains("accepted_values_o_orderstatus");
      String key = load.path("manifest").asText().substring("s3://stepshift-data/".length());
      assertThat(
              client
                  .getObjectAsBytes(get -> get.bucket(LocalNames.DATA_BUCKET).key(key))
                  .asUtf8String())
          .contains("s3://stepshift-data/tpch/2026-01-01/orders/orders.1.tbl.gz", "content_length");

      assertThat(error(function, renderRequest("ordres")))
          .contains("dev.stepshift.errors.TableNotFound", "it has region, nation");
    }
  }

  @Test
  void convertXmlWritesJsonLinesAndNamesTheLineOfAnError() throws Exception {
    try (PackagedFunction function = artifact.start("convert-xml", s3.endpoint());
        S3Client client = s3.client()) {
      putXml(client, "<items><item id='1'><name>ä &amp; b</name></item></items>");
      assertThat(answer(function, CONVERSION).path("rows").asInt()).isEqualTo(1);
      try (GZIPInputStream lines =
          new GZIPInputStream(
              client.getObject(get -> get.bucket(LocalNames.DATA_BUCKET).key("out.json.gz")))) {
        assertThat(new String(lines.readAllBytes(), StandardCharsets.UTF_8))
            .isEqualTo("{\"id\":\"1\",\"name\":\"ä & b\"}\n");
      }

      putXml(client, "<items>\n<item></items>");
      assertThat(error(function, CONVERSION))
          .contains("dev.stepshift.errors.SourceInvalid", "s3://stepshift-data/in.xml, line 2");
    }
  }

  private static void putXml(S3Client client, String xml) {
    client.putObject(
        put -> put.bucket(LocalNames.DATA_BUCKET).key("in.xml"), RequestBody.fromString(xml));
  }

  @Test
  void checkValidationJudgesRowsAsTheDataApiAnswersThem() throws Exception {
    try (PackagedFunction function = artifact.start("check-validation", s3.endpoint())) {
      JsonNode verdicts = answer(function, validation("15000"));
      assertThat(verdicts.path("verdicts").path(0).path("passed").asBoolean()).isTrue();
      assertThat(error(function, validation("0")))
          .contains("dev.stepshift.errors.ValidationFailed", "row_count observed 0");
    }
  }

  @Test
  void checkRunAnswersOrNamesTheTablesThatFailed() throws Exception {
    try (PackagedFunction function = artifact.start("check-run", s3.endpoint())) {
      JsonNode verdict = answer(function, outcome("loaded"));
      assertThat(verdict.path("complete").asBoolean()).isTrue();
      assertThat(error(function, outcome("failed")))
          .contains("dev.stepshift.errors.TablesFailed", "1 of 1 tables failed: region");
    }
  }

  private static JsonNode answer(PackagedFunction function, String request) throws Exception {
    RuntimeApi.Answer answer = function.invoke(request, LIMIT);
    assertThat(answer.failed()).as(answer.body() + function.log()).isFalse();
    return JSON.readTree(answer.body());
  }

  private static String error(PackagedFunction function, String request) throws Exception {
    RuntimeApi.Answer answer = function.invoke(request, LIMIT);
    assertThat(answer.failed()).as(answer.body()).isTrue();
    return answer.body();
  }

  private static String planRequest(String pipeline, String request) {
    return """
        {"pipeline": "%s", "run": {"id": "r", "arn": "a", "startedAt": "2026-01-01T06:00:00Z"},
         "request": %s}
        """
        .formatted(pipeline, request);
  }

  private static String renderRequest(String table) {
    return """
        {"pipeline": "tpch", "table": "%s", "runId": "r", "runArn": "a", "runDate": "2026-01-01"}
        """
        .formatted(table);
  }

  private static String validation(String observed) {
    return """
        {"statementName": "local/tpch/r/orders/validate_staging",
         "columnMetadata": [{"Name": "name"}, {"Name": "severity"}, {"Name": "observed"},
                            {"Name": "minimum"}, {"Name": "maximum"}],
         "records": [[{"StringValue": "row_count"}, {"StringValue": "error"},
                      {"StringValue": "%s"}, {"StringValue": "1"}, {"IsNull": true}]]}
        """
        .formatted(observed);
  }

  private static String outcome(String status) {
    return """
        {"pipeline": "tpch", "runId": "r", "runDate": "2026-01-01", "redriveCount": 0,
         "redriveCountWhenWavesEnded": 0, "waves": [[{"table": "region", "after": []}]],
         "outcomes": [{"table": "region", "status": "%s", "rows": 5, "error": "E", "cause": "c"}]}
        """
        .formatted(status);
  }
}
