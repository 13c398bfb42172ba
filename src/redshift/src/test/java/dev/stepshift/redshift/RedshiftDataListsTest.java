package dev.stepshift.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.redshift.junit.SharedWarehouse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.StatementData;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/** Lists, the catalog, and what the service refuses. */
@ExtendWith(SharedWarehouse.class)
class RedshiftDataListsTest {

  private final String schema = "api_" + UUID.randomUUID().toString().replace("-", "");
  private DataApiFixture api;

  @BeforeEach
  void start(Warehouse warehouse) throws IOException {
    api = new DataApiFixture(warehouse, 500);
    assertThat(api.run("create schema " + schema).status()).isEqualTo(StatusString.FINISHED);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void statementsAreListedByNameAndStatus() {
    String prefix = "local/" + schema;
    for (String step : List.of("copy", "merge", "validate")) {
      api.await(
          api.client()
              .executeStatement(
                  r ->
                      r.workgroupName("local")
                          .database("dev")
                          .statementName(prefix + "/" + step)
                          .sql(step.equals("validate") ? "select 1/0" : "select 1"))
              .id());
    }
    assertThat(api.client().listStatements(r -> r.statementName(prefix)).statements())
        .extracting(StatementData::statementName)
        .containsExactly(prefix + "/merge", prefix + "/copy");
    assertThat(
            api
                .client()
                .listStatementsPaginator(
                    r -> r.statementName(prefix).status(StatusString.ALL).maxResults(1))
                .stream()
                .flatMap(page -> page.statements().stream()))
        .extracting(StatementData::statusAsString)
        .containsExactly("FAILED", "FINISHED", "FINISHED");
  }

  @Test
  void theCatalogIsListed() {
    api.run("create table " + schema + ".item (id int not null, name varchar(10))");
    assertThat(
            api.client().listDatabases(r -> r.workgroupName("local").database("dev")).databases())
        .containsExactly("dev");
    assertThat(
            api.client()
                .listSchemas(
                    r -> r.workgroupName("local").database("dev").schemaPattern(schema + "%"))
                .schemas())
        .containsExactly(schema);
    assertThat(
            api.client()
                .listTables(r -> r.workgroupName("local").database("dev").schemaPattern(schema))
                .tables())
        .singleElement()
        .satisfies(table -> assertThat(table.name() + table.type()).isEqualTo("itemTABLE"));
    assertThat(
            api.client()
                .describeTable(
                    r -> r.workgroupName("local").database("dev").schema(schema).table("item"))
                .columnList())
        .extracting(c -> c.name() + " " + c.typeName() + " " + c.length() + " " + c.nullable())
        .containsExactly("id int4 10 0", "name varchar 10 1");
  }

  @Test
  void anUnknownDatabaseFailsTheStatementAndAnUnknownWorkgroupTheCall() {
    String id =
        api.client()
            .executeStatement(r -> r.workgroupName("local").database("nope").sql("select 1"))
            .id();
    assertThat(api.await(id).error()).isEqualTo("FATAL: database \"nope\" does not exist");
    assertThatThrownBy(
            () ->
                api.client()
                    .executeStatement(
                        r -> r.workgroupName("other").database("dev").sql("select 1")))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> api.client().executeStatement(r -> r.database("dev").sql("select 1")))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("WorkgroupName");
    assertThatThrownBy(
            () -> api.client().describeStatement(r -> r.id("00000000-0000-0000-0000-000000000000")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void limitsOfTheServiceAreKept() {
    assertThatThrownBy(
            () -> api.batch(java.util.Collections.nCopies(41, "select 1").toArray(String[]::new)))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> api.run("select '" + "x".repeat(100 * 1024) + "'"))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("100 KB");
    assertThat(api.run("select 1; select 2").error()).contains("multiple commands");
  }

  @Test
  void tooManyActiveStatementsAreRefused(Warehouse warehouse) throws IOException {
    try (DataApiFixture narrow = new DataApiFixture(warehouse, 2)) {
      narrow.submit("select pg_sleep(60)");
      narrow.submit("select pg_sleep(60)");
      assertThatThrownBy(() -> narrow.submit("select 1"))
          .isInstanceOf(ActiveStatementsExceededException.class);
    }
  }

  @Test
  void theHistoryShowsStatementsThatFailed() {
    api.batch("set query_group to '" + schema + "/copy'", "select 1/0");
    assertThat(
            api.query(
                "select trim(status), trim(error_message), trim(query_text) from sys_query_history"
                    + " where trim(query_label) = '"
                    + schema
                    + "/copy' order by query_id"))
        .containsExactly(
            List.of("success", "", "set query_group to '" + schema + "/copy'"),
            List.of("failed", "ERROR: Divide by zero", "select 1/0"));
  }
}
