package dev.stepshift.sql.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.pipeline.Measure;
import dev.stepshift.pipeline.Overlap;
import dev.stepshift.pipeline.Phases;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.Timeouts;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import dev.stepshift.render.SqlFolder;
import dev.stepshift.sql.SqlTemplates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that no delivery of a file can hold, and two tables at a time. */
@ExtendWith(SharedWarehouse.class)
class MeasureQueriesTest {

  private final String schema = "measure_" + UUID.randomUUID().toString().substring(0, 8);
  private final SqlTemplates templates = new SqlTemplates(SqlFolder.SHOP::text);

  @ParameterizedTest
  @CsvSource({"'(1), (2), (3), (9)', 25", "'(1), (null)', 0", "'(null)', 0", "'(8), (9)', 100"})
  void orphansAreAShareOfTheValuesThatAreThere(
      String children, BigDecimal percent, Warehouse warehouse) throws SQLException {
    assertThat(observed(warehouse, children, new Measure.Orphans("v", "parents", "id")))
        .isEqualByComparingTo(percent);
  }

  @ParameterizedTest
  @CsvSource({
    "'(1), (2), (3)', parents, 100",
    "'(1), (2), (3), (4)', parents, 133.333333",
    "'(1), (2)', parents, 66.666667",
    "'', parents, 0",
    "'', nobody, 100",
    "'(1)', nobody,",
  })
  void rowsAreAShareOfThoseOfAnotherTable(
      String children, String other, BigDecimal percent, Warehouse warehouse) throws SQLException {
    BigDecimal observed = observed(warehouse, children, new Measure.ShareOfTotal(other));
    assertThat(observed == null ? null : observed.setScale(6, RoundingMode.HALF_UP))
        .usingComparator(Comparator.nullsFirst(Comparator.naturalOrder()))
        .isEqualTo(percent);
  }

  @ParameterizedTest
  @CsvSource({
    "999999999, 1000000000, 99.999999",
    "1000000001, 1000000000, 100.000001",
    "1000000000, 1000000000, 100"
  })
  void oneRowOfManyIsNotRoundedAway(
      long counted, long others, BigDecimal percent, Warehouse warehouse) throws SQLException {
    String query = query(new Measure.ShareOfTotal("parents"), "few");
    String ofMany =
        query
            .replace("count(*) as row_count from few", counted + "::bigint as row_count")
            .replace(
                "count(*) as row_count from \"" + schema + "\".\"parents\"",
                others + "::bigint as row_count");
    try (Connection connection = warehouse.connect();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("select cast((" + ofMany + ") as decimal(38, 6))")) {
      result.next();
      assertThat(result.getBigDecimal(1)).isEqualByComparingTo(percent);
    }
  }

  @Test
  void nullBreaksNoRule(Warehouse warehouse) throws SQLException {
    String rows = "(null), (5), (50)";
    assertThat(observed(warehouse, rows, new Measure.Violations("v < 10")))
        .isEqualByComparingTo("1");
    assertThat(observed(warehouse, rows, new Measure.Outside("v", "0", "10")))
        .isEqualByComparingTo("1");
    assertThat(observed(warehouse, "(null)", new Measure.Sum("v"))).isEqualByComparingTo("0");
  }

  @Test
  void aConditionKnowsTheRunsDate(Warehouse warehouse) throws SQLException {
    assertThat(observed(warehouse, "(1)", new Measure.Violations("{run_date} = '2026-01-01'")))
        .isEqualByComparingTo("0");
  }

  private Pipeline pipeline() {
    Timeouts minute =
        new Timeouts(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1));
    return new Pipeline(
        "measure",
        Optional.empty(),
        schema,
        "staging",
        1,
        Overlap.WAIT,
        List.of(),
        Phases.none(minute));
  }

  private String query(Measure measure, String subject) {
    Rule rule = Rule.builtIn("measured", Bounds.none());
    return new MeasureQueries(templates, pipeline(), "'2026-01-01'", List.of())
        .of(rule, "the test", measure, subject)
        .sql(templates);
  }

  private BigDecimal observed(Warehouse warehouse, String rows, Measure measure)
      throws SQLException {
    try (Connection connection = warehouse.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("create schema " + schema);
      statement.execute("create table " + schema + ".parents (id bigint)");
      statement.execute("insert into " + schema + ".parents values (1), (2), (3)");
      statement.execute("create table " + schema + ".nobody (id bigint)");
      statement.execute("create table " + schema + ".children (v bigint)");
      if (!rows.isEmpty()) {
        statement.execute("insert into " + schema + ".children values " + rows);
      }
      String query = query(measure, schema + ".children");
      try (ResultSet result = statement.executeQuery(query)) {
        result.next();
        return result.getBigDecimal(1);
      } finally {
        connection.rollback();
      }
    }
  }
}
