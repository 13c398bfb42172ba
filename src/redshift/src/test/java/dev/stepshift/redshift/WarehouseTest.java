package dev.stepshift.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class WarehouseTest {

  @Test
  void closingLeavesNoProcessAndNoFiles() throws SQLException {
    Path data;
    long server;
    try (Warehouse warehouse = Warehouse.start();
        Connection connection = warehouse.connect()) {
      data = Path.of(ask(connection, "show data_directory"));
      server =
          Long.parseLong(
              ask(connection, "select split_part(pg_read_file('postmaster.pid'), chr(10), 1)"));
      assertThat(ProcessHandle.of(server)).isPresent();
      assertThat(ask(connection, "select 'a\\\\d' || current_database()")).isEqualTo("a\\ddev");
      assertThat(
              ask(
                  connection,
                  "select avg(x) from (select 1 as x union all select 2 union all select 4) t"))
          .isEqualTo("2");
      assertThat(ask(connection, "select current_schema()")).isEqualTo("public");
      assertThat(ask(connection, "select version()")).contains("Redshift");
    }
    assertThat(ProcessHandle.of(server)).isEmpty();
    assertThat(Files.exists(data)).isFalse();
    assertThat(Files.exists(data.getParent())).isFalse();
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
