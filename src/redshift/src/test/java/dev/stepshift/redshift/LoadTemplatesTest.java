package dev.stepshift.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.redshift.copy.CopyFailed;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;

/** The shapes of SQL that a load sends. */
@ExtendWith(SharedWarehouse.class)
class LoadTemplatesTest {

  private final String s = "load_" + UUID.randomUUID().toString().replace("-", "");
  private DataApiFixture api;

  @BeforeEach
  void start(Warehouse warehouse) throws IOException {
    api =
        new DataApiFixture(
            warehouse,
            500,
            (connection, sql, query, session) -> {
              try (Statement statement = connection.createStatement()) {
                statement.execute("select set_config('rs.last_copy_count', '3', false)");
                return statement.executeLargeUpdate(
                    "insert into "
                        + s
                        + "_staging.tpch__orders values"
                        + " (1, 'O', 10.5, '2026-01-01', 'a'), (2, 'F', 20.25, '2026-01-02', 'b'),"
                        + " (3, 'O', 30, '2026-01-03', null)");
              } catch (SQLException failed) {
                throw new CopyFailed(failed.getMessage(), failed);
              }
            });
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private DescribeStatementResponse copy() {
    return api.batch(
        "/* stepshift-task-token: AAA */ set query_group to 'local/tpch/orders/copy'",
        "set statement_timeout to 3590000",
        "create schema if not exists \"" + s + "\"",
        "create schema if not exists \"" + s + "_staging\"",
        "create table if not exists \""
            + s
            + "\".\"orders\" (\n"
            + "  \"o_orderkey\" bigint not null encode az64,\n  \"o_orderstatus\" char(1),\n"
            + "  \"o_totalprice\" decimal(12,2),\n  \"o_orderdate\" date,\n"
            + "  \"o_comment\" varchar(79),\n  primary key (\"o_orderkey\")\n)\n"
            + "diststyle key distkey (\"o_orderkey\")\ncompound sortkey (\"o_orderdate\", \"o_orderkey\")",
        "drop table if exists \"" + s + "_staging\".\"tpch__orders\"",
        "create table \"" + s + "_staging\".\"tpch__orders\" (like \"" + s + "\".\"orders\")",
        "copy \"" + s + "_staging\".\"tpch__orders\" from 's3://b/m' iam_role default manifest csv",
        "select pg_last_copy_count()");
  }

  @Test
  void copyStagesAndMergeBringsIn() {
    DescribeStatementResponse copied = copy();
    assertThat(copied.error()).isNull();
    assertThat(copied.subStatements().get(7).resultRows()).isEqualTo(3);
    DescribeStatementResponse validated =
        api.batch(
            "set query_group to 'local/tpch/orders/validate_staging'",
            "select 'row_count'::varchar(100) as name, 'error'::varchar(10) as severity,"
                + " count(*)::decimal(38,6) as observed, 1::decimal(38,6) as minimum,"
                + " null::decimal(38,6) as maximum from \""
                + s
                + "_staging\".\"tpch__orders\""
                + "\nunion all\n"
                + "select 'unique_key', 'error', count(*)::decimal(38,6), 0, 0 from (select"
                + " \"o_orderkey\" from \""
                + s
                + "_staging\".\"tpch__orders\" group by"
                + " \"o_orderkey\" having count(*) > 1) as duplicates");
    assertThat(validated.status()).isEqualTo(StatusString.FINISHED);
    assertThat(validated.subStatements().get(1).resultRows()).isEqualTo(2);
    for (int i = 0; i < 2; i++) {
      DescribeStatementResponse merged = merge();
      assertThat(merged.error()).isNull();
      assertThat(merged.subStatements())
          .extracting(SubStatementData::resultRows)
          .containsExactly(0L, 0L, 3L, 0L, 1L);
      api.run("delete from " + s + ".ledger_tpch__orders");
    }
    assertThat(api.query("select count(*), sum(o_totalprice) from " + s + ".orders"))
        .containsExactly(List.of("3", "60.75"));
  }

  private DescribeStatementResponse merge() {
    return api.batch(
        "set query_group to 'local/tpch/orders/merge'",
        "create table if not exists "
            + s
            + ".ledger_tpch__orders (load_key varchar(64) not null,"
            + " run_id varchar(200), loaded_at timestamp default getdate(), primary key (load_key))"
            + " diststyle all sortkey (loaded_at)",
        "merge into \""
            + s
            + "\".\"orders\" using \""
            + s
            + "_staging\".\"tpch__orders\" as src on"
            + " \"orders\".\"o_orderkey\" = src.\"o_orderkey\" when matched then update set"
            + " \"o_orderstatus\" = src.\"o_orderstatus\", \"o_totalprice\" = src.\"o_totalprice\""
            + " when not matched then insert (\"o_orderkey\", \"o_orderstatus\", \"o_totalprice\","
            + " \"o_orderdate\", \"o_comment\") values (src.\"o_orderkey\", src.\"o_orderstatus\","
            + " src.\"o_totalprice\", src.\"o_orderdate\", src.\"o_comment\")",
        "delete from " + s + ".ledger_tpch__orders where load_key = 'k'",
        "insert into " + s + ".ledger_tpch__orders (load_key, run_id) values ('k', 'r')");
  }

  @Test
  void deleteAndInsertReplacesByKey() {
    copy();
    DescribeStatementResponse answer =
        api.batch(
            "insert into \""
                + s
                + "\".\"orders\" (o_orderkey, o_orderstatus) values (1, 'X'), (9, 'X')",
            "delete from \""
                + s
                + "\".\"orders\" using \""
                + s
                + "_staging\".\"tpch__orders\" as src"
                + " where \"orders\".\"o_orderkey\" = src.\"o_orderkey\"",
            "insert into \""
                + s
                + "\".\"orders\" (\"o_orderkey\", \"o_orderstatus\") select"
                + " \"o_orderkey\", \"o_orderstatus\" from \""
                + s
                + "_staging\".\"tpch__orders\"");
    assertThat(answer.subStatements())
        .extracting(SubStatementData::resultRows)
        .containsExactly(2L, 1L, 3L);
    assertThat(api.query("select o_orderkey, o_orderstatus from " + s + ".orders order by 1"))
        .containsExactly(
            List.of("1", "O"), List.of("2", "F"), List.of("3", "O"), List.of("9", "X"));
  }

  @Test
  void attributesShowInTheCatalogAndStagingInheritsThem() {
    copy();
    String info =
        "select diststyle, sortkey1, sortkey_num, tbl_rows from svv_table_info where \"schema\" = '"
            + s;
    assertThat(api.query(info + "' and \"table\" = 'orders'"))
        .containsExactly(List.of("KEY(o_orderkey)", "o_orderdate", "2", "0"));
    assertThat(api.query(info + "_staging' and \"table\" = 'tpch__orders'"))
        .containsExactly(List.of("KEY(o_orderkey)", "o_orderdate", "2", "3"));
    assertThat(
            api.batch(
                    "set search_path to " + s,
                    "select \"column\", type, encoding, distkey, sortkey, \"notnull\" from"
                        + " pg_table_def where tablename = 'orders' and (distkey or sortkey > 0)")
                .subStatements()
                .get(1)
                .resultRows())
        .isEqualTo(2);
  }

  @Test
  void aFailedMergeLeavesNothing() {
    copy();
    DescribeStatementResponse answer =
        api.batch(
            "insert into \"" + s + "\".\"orders\" (o_orderkey) values (50)",
            "insert into \""
                + s
                + "\".\"orders\" (o_orderkey, o_comment) values (51, '"
                + "x".repeat(80)
                + "')");
    assertThat(answer.error())
        .isEqualTo("Query #2 failed with ERROR: Value too long for character type");
    assertThat(api.value("select count(*) from " + s + ".orders")).isEqualTo("0");
  }

  @Test
  void loadsThatCreateTheSameSchemaDoNotWaitForEachOther() {
    long start = System.nanoTime();
    List<String> ids =
        List.of("a", "b", "c", "d").stream()
            .map(
                table ->
                    api.client()
                        .batchExecuteStatement(
                            r ->
                                r.workgroupName("local")
                                    .database("dev")
                                    .sqls(
                                        "create schema if not exists \"" + s + "\"",
                                        "create table " + s + "." + table + " (k int)",
                                        "select pg_sleep(2)"))
                        .id())
            .toList();
    for (String id : ids) {
      assertThat(api.await(id).error()).isNull();
    }
    assertThat(System.nanoTime() - start).isLessThan(6_000_000_000L);
  }
}
