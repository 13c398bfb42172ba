package dev.stepshift.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

@ExtendWith(SharedWarehouse.class)
class RedshiftDataServiceTest {

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
  void aStatementEndsWithItsRowsAndTheirTypes() {
    String sql =
        "/* why */ select 1::int as a, 2::bigint as b, 1.50::decimal(8,2) as c, 'x'::varchar(5) as d,"
            + " true as e, 1.5::float8 as f, null::int as g, date '2026-01-02' as h,"
            + " timestamp '2026-01-02 03:04:05' as i";
    DescribeStatementResponse answer = api.run(sql);
    assertThat(answer.status()).isEqualTo(StatusString.FINISHED);
    assertThat(answer.queryString()).isEqualTo(sql);
    assertThat(answer.hasResultSet()).isTrue();
    assertThat(answer.resultRows()).isEqualTo(1);
    assertThat(answer.redshiftPid()).isPositive();
    assertThat(answer.redshiftQueryId()).isPositive();
    assertThat(answer.duration()).isPositive();
    assertThat(answer.createdAt()).isBeforeOrEqualTo(answer.updatedAt());
    GetStatementResultResponse result = api.client().getStatementResult(r -> r.id(answer.id()));
    assertThat(result.records().get(0))
        .containsExactly(
            Field.fromLongValue(1L),
            Field.fromLongValue(2L),
            Field.fromStringValue("1.50"),
            Field.fromStringValue("x"),
            Field.fromBooleanValue(true),
            Field.fromDoubleValue(1.5),
            Field.fromIsNull(true),
            Field.fromStringValue("2026-01-02"),
            Field.fromStringValue("2026-01-02 03:04:05"));
    assertThat(result.columnMetadata())
        .extracting(ColumnMetadata::typeName)
        .containsExactly(
            "int4", "int8", "numeric", "varchar", "bool", "float8", "int4", "date", "timestamp");
    assertThat(result.totalNumRows()).isEqualTo(1);
  }

  @Test
  void aStatementIsSeenBeforeItEnds() {
    String id = api.submit("select pg_sleep(0.5)");
    StatusString first = api.client().describeStatement(r -> r.id(id)).status();
    assertThat(first).isIn(StatusString.SUBMITTED, StatusString.PICKED, StatusString.STARTED);
    assertThat(api.await(id).status()).isEqualTo(StatusString.FINISHED);
  }

  @Test
  void aBatchIsOneTransaction() {
    DescribeStatementResponse answer =
        api.batch(
            "create table " + schema + ".t (a int)",
            "insert into " + schema + ".t values (1), (2)",
            "select * from " + schema + ".missing",
            "insert into " + schema + ".t values (3)");
    assertThat(answer.status()).isEqualTo(StatusString.FAILED);
    assertThat(answer.error())
        .isEqualTo(
            "Query #3 failed with ERROR: relation \"" + schema + ".missing\" does not exist");
    assertThat(answer.subStatements())
        .extracting(SubStatementData::statusAsString)
        .containsExactly("FINISHED", "FINISHED", "FAILED", "ABORTED");
    assertThat(answer.subStatements().get(2).error())
        .isEqualTo("ERROR: relation \"" + schema + ".missing\" does not exist");
    assertThat(answer.subStatements().get(1).resultRows()).isEqualTo(2);
    assertThat(answer.subStatements())
        .extracting(SubStatementData::id)
        .containsExactly(
            answer.id() + ":1", answer.id() + ":2", answer.id() + ":3", answer.id() + ":4");
    assertThat(api.value("select count(*) from svv_tables where table_schema = '" + schema + "'"))
        .isEqualTo("0");
  }

  /** In PostgreSQL the second one waits for the end of the first one's transaction. */
  @Test
  void transactionsThatCreateTheSameSchemaDoNotWaitForEachOther() {
    long start = System.nanoTime();
    List<String> ids =
        Stream.of("a", "b", "c", "d")
            .map(
                table ->
                    api.client()
                        .batchExecuteStatement(
                            r ->
                                r.workgroupName("local")
                                    .database("dev")
                                    .sqls(
                                        "create schema if not exists \"" + schema + "_new\"",
                                        "create table " + schema + "_new." + table + " (k int)",
                                        "select pg_sleep(2)"))
                        .id())
            .toList();
    for (String id : ids) {
      assertThat(api.await(id).error()).isNull();
    }
    assertThat(System.nanoTime() - start).isLessThan(6_000_000_000L);
  }

  @Test
  void aBatchAnswersEachResultByItsOwnId() {
    DescribeStatementResponse answer =
        api.batch("select 7 as n", "create table " + schema + ".u (a int)", " -- nothing\n");
    assertThat(answer.status()).isEqualTo(StatusString.FINISHED);
    assertThat(answer.hasResultSet()).isTrue();
    assertThat(api.client().getStatementResult(r -> r.id(answer.id() + ":1")).records())
        .containsExactly(List.of(Field.fromLongValue(7L)));
    assertThatThrownBy(() -> api.client().getStatementResult(r -> r.id(answer.id() + ":2")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void whatABatchCommittedSurvivesALaterError() {
    DescribeStatementResponse answer =
        api.batch(
            "/* first */ begin transaction",
            "create table " + schema + ".c (a int); insert into " + schema + ".c values (1)",
            "commit",
            "insert into " + schema + ".c values (2)",
            "select 1/0");
    assertThat(answer.error()).isEqualTo("Query #5 failed with ERROR: Divide by zero");
    assertThat(api.query("select a from " + schema + ".c")).containsExactly(List.of("1"));
  }

  @Test
  void truncateCommitsAndVacuumFailsInABatch() {
    api.batch("create table " + schema + ".v (a int)", "insert into " + schema + ".v values (1)");
    assertThat(api.batch("truncate " + schema + ".v", "select 1/0").status())
        .isEqualTo(StatusString.FAILED);
    assertThat(api.value("select count(*) from " + schema + ".v")).isEqualTo("0");
    assertThat(api.batch("vacuum " + schema + ".v").error())
        .isEqualTo("Query #1 failed with ERROR: VACUUM cannot run inside a transaction block");
    assertThat(api.run("vacuum " + schema + ".v").status()).isEqualTo(StatusString.FINISHED);
  }

  @Test
  void aCancelledStatementIsAbortedAndRolledBack() {
    api.run("create table " + schema + ".x (a int)");
    String id =
        api.client()
            .batchExecuteStatement(
                r ->
                    r.workgroupName("local")
                        .database("dev")
                        .sqls("insert into " + schema + ".x values (1)", "select pg_sleep(60)"))
            .id();
    while (api.client().describeStatement(r -> r.id(id)).status() != StatusString.STARTED) {
      DataApiFixture.pause();
    }
    assertThat(api.client().cancelStatement(r -> r.id(id)).status()).isTrue();
    DescribeStatementResponse answer = api.await(id);
    assertThat(answer.status()).isEqualTo(StatusString.ABORTED);
    assertThat(answer.error()).contains("cancelled on user's request");
    assertThat(api.value("select count(*) from " + schema + ".x")).isEqualTo("0");
    assertThatThrownBy(() -> api.client().cancelStatement(r -> r.id(id)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("already in ABORTED state");
  }

  @Test
  void theStatementTimeoutEndsAStatement() {
    DescribeStatementResponse answer =
        api.batch("set statement_timeout to 200", "select pg_sleep(30)");
    assertThat(answer.status()).isEqualTo(StatusString.FAILED);
    assertThat(answer.error())
        .matches("Query #2 failed with ERROR: Query \\(\\d+\\) cancelled on user's request");
  }

  @Test
  void longResultsComeInPages() {
    String numbers =
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < 2500)"
            + " select i, 'row ' || i as label from n order by i";
    DescribeStatementResponse answer = api.run(numbers);
    GetStatementResultResponse page = api.client().getStatementResult(r -> r.id(answer.id()));
    assertThat(page.records()).hasSize(1000);
    assertThat(page.nextToken()).isNotEmpty();
    assertThat(page.totalNumRows()).isEqualTo(2500);
    assertThat(api.query(numbers)).hasSize(2500).last().isEqualTo(List.of("2500", "row 2500"));
    assertThatThrownBy(
            () -> api.client().getStatementResult(r -> r.id(answer.id()).nextToken("nonsense")))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void csvResultsAreReadByTheSecondVersion() {
    String id =
        api.client()
            .executeStatement(
                r ->
                    r.workgroupName("local")
                        .database("dev")
                        .resultFormat("CSV")
                        .sql("select 1 as a, 'x,y' as b, null as c"))
            .id();
    api.await(id);
    assertThat(api.client().getStatementResultV2(r -> r.id(id)).records().get(0).csvRecords())
        .isEqualTo("a,b,c\n1,\"x,y\",\n");
    assertThatThrownBy(() -> api.client().getStatementResult(r -> r.id(id)))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void aClientTokenRunsAStatementOnce() {
    api.run("create table " + schema + ".once (a int)");
    String token = UUID.randomUUID().toString();
    long before = api.service().statementsSubmitted();
    String first = insertOnce(token).id();
    api.await(first);
    assertThat(insertOnce(token).id()).isEqualTo(first);
    assertThat(api.value("select count(*) from " + schema + ".once")).isEqualTo("1");
    assertThat(api.service().statementsSubmitted()).isEqualTo(before + 2);
  }

  private ExecuteStatementResponse insertOnce(String token) {
    return api.client()
        .executeStatement(
            r ->
                r.workgroupName("local")
                    .database("dev")
                    .clientToken(token)
                    .sql("insert into " + schema + ".once values (1)"));
  }

  @Test
  void anEventTellsOfTheEndWhenAskedFor() {
    String id =
        api.client()
            .executeStatement(
                r ->
                    r.workgroupName("local")
                        .database("dev")
                        .withEvent(true)
                        .statementName("local/tpch/run/orders/copy")
                        .sql("select 1 union all select 2"))
            .id();
    while (api.events().isEmpty()) {
      DataApiFixture.pause();
    }
    assertThat(api.client().describeStatement(r -> r.id(id)).status())
        .isEqualTo(StatusString.FINISHED);
    ObjectNode event = api.events().get(0);
    assertThat(event.get("source").asText()).isEqualTo("aws.redshift-data");
    assertThat(event.get("detail-type").asText())
        .isEqualTo("Redshift Data Statement Status Change");
    assertThat(event.at("/detail/statementName").asText()).isEqualTo("local/tpch/run/orders/copy");
    assertThat(event.at("/detail/statementId").asText()).isEqualTo(id);
    assertThat(event.at("/detail/state").asText()).isEqualTo("FINISHED");
    assertThat(event.at("/detail/rows").asLong()).isEqualTo(2);
    api.run("select 1");
    assertThat(api.events()).hasSize(1);
  }

  @Test
  void namedParametersAreBoundAsValues() {
    String id =
        api.client()
            .executeStatement(
                r ->
                    r.workgroupName("local")
                        .database("dev")
                        .sql("select ':a' as a, :b::int + 1 as b, :c as c where :b > 1")
                        .parameters(
                            p -> p.name("b").value("2"), p -> p.name("c").value("it's \\ :b")))
            .id();
    api.await(id);
    assertThat(api.client().getStatementResult(r -> r.id(id)).records().get(0))
        .containsExactly(
            Field.fromStringValue(":a"),
            Field.fromLongValue(3L),
            Field.fromStringValue("it's \\ :b"));
    assertThatThrownBy(
            () ->
                api.client()
                    .executeStatement(
                        r ->
                            r.workgroupName("local")
                                .database("dev")
                                .sql("select 1")
                                .parameters(p -> p.name("b").value("2"))))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("unused");
  }

  @Test
  void aKeptSessionRemembersItsTemporaryTables() {
    ExecuteStatementResponse first =
        api.client()
            .executeStatement(
                r ->
                    r.workgroupName("local")
                        .database("dev")
                        .sessionKeepAliveSeconds(60)
                        .sql("create temp table mine as select 5 as a"));
    api.await(first.id());
    String second =
        api.client()
            .executeStatement(r -> r.sessionId(first.sessionId()).sql("select a from mine"))
            .id();
    assertThat(api.await(second).status()).isEqualTo(StatusString.FINISHED);
    assertThat(api.run("select a from mine").error())
        .isEqualTo("ERROR: relation \"mine\" does not exist");
  }
}
