package dev.stepshift.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.redshift.data.DataApiSettings;
import dev.stepshift.redshift.junit.SharedWarehouse;
import dev.stepshift.s3.LocalS3;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.s3.S3Client;

/** What the README promises to those who take the module alone. */
@ExtendWith(SharedWarehouse.class)
class LocalRedshiftTest {

  @Test
  void aStrangersProgramLoadsAndAsks() throws IOException {
    try (LocalS3 files = LocalS3.start(0);
        S3Client s3 = files.client()) {
      s3.createBucket(request -> request.bucket("shop"));
      s3.putObject(
          request -> request.bucket("shop").key("sales/2026-01-01.csv"),
          RequestBody.fromString("1,2026-01-01,10.25\n2,2026-01-01,20.25\n"));

      assertThat(sumOfPrices(s3)).isEqualTo("30.50");
    }
  }

  private static String sumOfPrices(S3Client s3) {
    try (LocalRedshift redshift = LocalRedshift.builder().s3(s3).start();
        RedshiftDataClient client =
            RedshiftDataClient.builder()
                .endpointOverride(redshift.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build()) {
      String id =
          client
              .batchExecuteStatement(
                  batch ->
                      batch
                          .workgroupName("default")
                          .database("dev")
                          .sqls(
                              "create table sale (id int distkey, day date sortkey, price decimal(8,2))",
                              "copy sale from 's3://shop/sales/' iam_role default csv",
                              "select sum(price) from sale"))
              .id();
      redshift.awaitEnd(id);
      return client
          .getStatementResult(request -> request.id(id + ":3"))
          .records()
          .get(0)
          .get(0)
          .stringValue();
    }
  }

  @Test
  void withoutS3ACopyFailsAndSaysWhy(Warehouse warehouse) {
    List<ObjectNode> events = new CopyOnWriteArrayList<>();
    try (LocalRedshift redshift =
            LocalRedshift.builder()
                .warehouse(warehouse)
                .workgroup("reports")
                .events(events::add)
                .start();
        RedshiftDataClient client =
            RedshiftDataClient.builder()
                .endpointOverride(redshift.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build()) {
      String id =
          client
              .executeStatement(
                  request ->
                      request
                          .workgroupName(redshift.workgroup())
                          .database(redshift.database())
                          .withEvent(true)
                          .sql("copy t from 's3://shop/sales/' iam_role default csv"))
              .id();
      redshift.awaitEnd(id);
      DescribeStatementResponse ended = client.describeStatement(request -> request.id(id));

      assertThat(ended.status()).isEqualTo(StatusString.FAILED);
      assertThat(ended.error())
          .isEqualTo("ERROR: COPY has no S3 to read from: give the local Redshift an S3 client");
    }
    assertThat(events)
        .singleElement()
        .satisfies(event -> assertThat(event.at("/detail/state").asText()).isEqualTo("FAILED"));
    assertThat(warehouse.database()).isEqualTo("dev");
  }

  @Test
  void aPortThatIsTakenIsNamed(LocalRedshift redshift, Warehouse warehouse) {
    LocalRedshift.Builder second =
        LocalRedshift.builder().warehouse(warehouse).port(redshift.endpoint().getPort());

    assertThatThrownBy(second::start)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(
            "The local Redshift cannot listen on port " + redshift.endpoint().getPort());
  }

  @Test
  void aServiceKnowsTheDatabaseOfItsWarehouse(Warehouse warehouse) {
    DataApiSettings other = new DataApiSettings("000000000000", "us-east-1", "default", "prod");

    assertThatThrownBy(
            () -> new RedshiftDataService(other, warehouse, (c, sql, q, s) -> 0, event -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The warehouse has the database dev, not prod");
  }
}
