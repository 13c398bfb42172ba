package dev.stepshift.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.redshift.junit.SharedWarehouse;
import dev.stepshift.redshift.sql.StatementSplitter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/** Runs the statements of {@code redshift-probes.sql}. */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(SharedWarehouse.class)
class ProbesTest {

  private DataApiFixture api;

  @BeforeAll
  void start(Warehouse warehouse) throws IOException {
    api = new DataApiFixture(warehouse, 500);
  }

  @AfterAll
  void stop() {
    api.close();
  }

  static List<String> probes() throws IOException {
    try (InputStream in = ProbesTest.class.getResourceAsStream("/redshift-probes.sql")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return StatementSplitter.split(text.substring(text.indexOf("\n\n") + 2));
    }
  }

  @ParameterizedTest
  @MethodSource("probes")
  void redshiftSqlAnswersAsExpected(String probe) {
    int newline = probe.indexOf('\n');
    String expected = probe.substring(0, newline);
    String sql = probe.substring(newline + 1);
    DescribeStatementResponse answer = api.run(sql);
    if (expected.startsWith("--!")) {
      assertThat(answer.error()).contains(expected.substring(3).strip());
      return;
    }
    assertThat(answer.error()).isNull();
    assertThat(answer.status()).isEqualTo(StatusString.FINISHED);
    if (expected.startsWith("--=")) {
      assertThat(String.join(" | ", api.query(sql).get(0)))
          .isEqualTo(expected.substring(3).strip());
    }
  }
}
