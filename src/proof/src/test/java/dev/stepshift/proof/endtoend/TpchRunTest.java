package dev.stepshift.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.cli.sample.SampleDelivery;
import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Rows;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** TPC-H at scale 0.01 over two days: each test goes on from the tables that the last one left. */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TpchRunTest {

  private static final double SCALE = 0.01;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate SECOND = FIRST.plusDays(1);
  private static final Map<String, Long> ROWS =
      new TreeMap<>(
          Map.of(
              "region", 5L,
              "nation", 25L,
              "supplier", 100L,
              "customer", 1_500L,
              "part", 2_000L,
              "partsupp", 8_000L,
              "orders", 15_000L,
              "lineitem", 60_175L));

  private static final String FACT = "fact_yearly_sale";

  private Stage stage;

  @BeforeAll
  void open(Warehouse warehouse, @TempDir Path folder) throws IOException {
    stage = Stage.open(warehouse, Home.in(folder).withTpch());
    stage.reset();
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @Test
  @Order(1)
  void theFirstDayLoadsEveryRowOfEightTablesAndTheFactsMadeOfThem() {
    stage.seedTpch(SCALE, FIRST);
    Run run = stage.run("tpch", FIRST).succeeded();
    assertThat(run.tables("loaded")).containsExactlyInAnyOrderElementsOf(withFact());
    assertThat(counts()).isEqualTo(ROWS);
    assertThat(run.output().get("rows").asLong())
        .isEqualTo(
            ROWS.values().stream().mapToLong(Long::longValue).sum() + stage.count("tpch." + FACT));
    for (String table : ROWS.keySet()) {
      Rows.assertSame(table, content(table), delivery(FIRST).rows(table));
    }
    assertFactsAreOfTheDeliveries();
    assertThat(stage.transitionsOf(run, "tpch", withFact()))
        .as("7 + 2 x waves + 9 x tables")
        .isEqualTo(7 + 2 * 6 + 9 * 9);
  }

  @Test
  @Order(2)
  void theSecondDayUpdatesInPlace() {
    SampleDelivery seeded = stage.seedTpch(SCALE, SECOND);
    Run run = stage.run("tpch", SECOND).succeeded();
    assertThat(run.tables("loaded"))
        .containsExactlyInAnyOrder("customer", "orders", "lineitem", FACT);
    assertThat(run.tables("nothingToLoad"))
        .containsExactlyInAnyOrder("region", "nation", "supplier", "part", "partsupp");
    assertThat(stage.transitionsOf(run, "tpch", withFact()))
        .as("7 + 2 x waves, 9 x loaded tables, 5 x tables without files")
        .isEqualTo(7 + 2 * 6 + 9 * 4 + 5 * 5);
    assertFactsAreOfTheDeliveries();
    for (String table : List.of("customer", "orders", "lineitem")) {
      assertThat(stage.count("tpch." + table))
          .as(table)
          .isEqualTo(ROWS.get(table) + seeded.table(table).orElseThrow().newRows());
    }
    assertThat(seeded.table("orders").orElseThrow().changedRows()).isPositive();
    assertSameAsUpsert("customer", 0);
    assertSameAsUpsert("orders", 0);
    assertSameAsUpsert("lineitem", 0, 3);
    for (String table : run.tables("nothingToLoad")) {
      Rows.assertSame(table, content(table), delivery(FIRST).rows(table));
    }
  }

  @Test
  @Order(3)
  void theSecondDayOnceMoreChangesNothing() {
    Map<String, List<List<String>>> before = fingerprints();
    List<List<String>> facts = content(FACT);
    stage.run("tpch", SECOND).succeeded();
    assertThat(fingerprints()).isEqualTo(before);
    Rows.assertSame(FACT, content(FACT), facts);
  }

  private static Set<String> withFact() {
    Set<String> tables = new TreeSet<>(ROWS.keySet());
    tables.add(FACT);
    return tables;
  }

  /** The facts by another way: year and nations looked up line by line. */
  private void assertFactsAreOfTheDeliveries() {
    Rows.assertSame(
        FACT,
        content(FACT),
        stage.query(
            """
            select extract(year from o_orderdate)::int,
              (select n_name from tpch.nation, tpch.supplier
                where s_suppkey = l_suppkey and n_nationkey = s_nationkey),
              (select n_name from tpch.nation, tpch.customer
                where c_custkey = o_custkey and n_nationkey = c_nationkey),
              count(*), sum(l_quantity), sum(l_extendedprice - l_extendedprice * l_discount)
            from tpch.lineitem, tpch.orders where o_orderkey = l_orderkey
            group by 1, 2, 3
            """));
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    ROWS.keySet().forEach(table -> counts.put(table, stage.count("tpch." + table)));
    return counts;
  }

  private List<List<String>> content(String table) {
    return stage.query("select * from tpch." + table);
  }

  private Delivery delivery(LocalDate date) {
    return new Delivery(stage, date.toString());
  }

  private void assertSameAsUpsert(String table, int... keyColumns) {
    Rows.assertSame(
        table,
        content(table),
        delivery(FIRST).updatedBy(delivery(SECOND), table, keyColumns).values());
  }

  private Map<String, List<List<String>>> fingerprints() {
    Map<String, List<List<String>>> all = new TreeMap<>();
    for (String table : ROWS.keySet()) {
      String sql = "select count(*), sum(hashtext(t::text)::bigint) from tpch." + table + " t";
      all.put(table, stage.query(sql));
      all.put(table + "'s ledger", stage.query("select * from stepshift.ledger_tpch__" + table));
    }
    return all;
  }
}
