package dev.stepshift.redshift.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.redshift.LocalRedshift;
import dev.stepshift.redshift.Warehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

@ExtendWith(SharedWarehouse.class)
class SharedWarehouseTest {

  @Test
  void monthsEndWhereRedshiftEndsThem(LocalRedshift redshift) {
    try (RedshiftDataClient client = client(redshift)) {
      String id =
          client
              .executeStatement(
                  statement ->
                      statement
                          .workgroupName(redshift.workgroup())
                          .database(redshift.database())
                          .sql("select dateadd(month, 1, '2026-01-31')::date"))
              .id();
      redshift.awaitEnd(id);
      assertThat(client.getStatementResult(r -> r.id(id)).records().get(0).get(0).stringValue())
          .isEqualTo("2026-02-28");
    }
  }

  private static RedshiftDataClient client(LocalRedshift redshift) {
    return RedshiftDataClient.builder()
        .endpointOverride(redshift.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .build();
  }

  @Test
  void bothParametersStandForOneWarehouse(LocalRedshift redshift, Warehouse warehouse)
      throws SQLException {
    assertThat(redshift.warehouse()).isSameAs(warehouse);
    try (Connection connection = warehouse.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select rs.getdate() is not null")) {
      row.next();
      assertThat(row.getBoolean(1)).isTrue();
    }
  }
}
