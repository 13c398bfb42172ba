package dev.stepshift.proof.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.copy.S3CopyRunner;
import dev.stepshift.redshift.junit.SharedWarehouse;
import dev.stepshift.redshift.run.Sessions;
import dev.stepshift.s3.MemoryS3;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a user's or a database's defaults are is no matter of a load. */
@ExtendWith(SharedWarehouse.class)
class SessionDefaultsTest {

  private static final String DATE = "2026-01-01";
  private static final String CASE =
      """
      table:
        name: visit
        strategy: append
        columns:
          - {name: id, type: bigint}
          - {name: seen, type: timestamptz}
        validations:
          - {name: seen_in_may, expression: "seen = cast('2026-05-04 12:00:00+00' as timestamptz)"}
          - {name: day_before_month, sql: "select extract(month from cast('5/4/2026' as date))", minimum: 5, maximum: 5}
      loads:
        - date: 2026-01-01
          rows: [[1, 2026-05-04 12:00:00]]
          target: [[1, 2026-05-04 12:00:00+00]]
      """;

  @Test
  void anotherZoneAndOrderOfDatesByDefaultChangeNoRow(Warehouse warehouse, @TempDir Path folder)
      throws Exception {
    Path file = Files.createDirectories(folder.resolve("append")).resolve("defaults.yaml");
    Files.writeString(file, CASE);
    StrategyCase rules = CaseReader.read(file);
    MemoryS3 s3 = new MemoryS3().bucket(CaseTable.BUCKET);
    String schema = "defaults_" + UUID.randomUUID().toString().substring(0, 8);
    try (Sessions sessions =
            new Sessions(() -> elsewhere(warehouse), new S3CopyRunner(s3, warehouse));
        CaseTable table = new CaseTable(rules, schema, s3, sessions)) {
      table.deliver(DATE, rules.loads().get(0).file());
      assertThat(table.load(DATE, false, 1)).isEmpty();
    }
    try (Connection connection = warehouse.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set timezone to 'UTC'");
      try (var rows = statement.executeQuery("select seen::text from " + schema + ".visit")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("2026-05-04 12:00:00+00");
      }
    }
  }

  private static Connection elsewhere(Warehouse warehouse) throws SQLException {
    Connection connection = warehouse.connect();
    try (Statement statement = connection.createStatement()) {
      for (String sql :
          List.of("set timezone to 'America/New_York'", "set datestyle to 'ISO, DMY'")) {
        statement.execute(sql);
      }
    }
    return connection;
  }
}
