package dev.stepshift.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Rows;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The two days of the pipeline {@code sales}: each test goes on from what the last one left. The
 * rows are those of the pipeline's README.
 */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SalesRunTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate SECOND = FIRST.plusDays(1);

  private static final List<String> TABLES =
      List.of(
          "customer",
          "customer_address",
          "item",
          "date_dim",
          "store",
          "store_sales_delivered",
          "store_sales");

  private static final String CUSTOMERS_1 =
      """
      1, Moreau; Anna, anna@example.com, 1984-05-17
      2, Ben Okafor, ben@example.com, 1990-11-02
      3, Carla Díaz, NULL, NULL
      4, Dieter "Didi" Lang, didi@example.com, 1975-01-30
      """;
  private static final String CUSTOMERS_2 =
      """
      1, Moreau; Anna, anna@example.com, 1984-05-17
      2, Ben Okafor, NULL, 1990-11-02
      3, Carla Díaz, carla@example.com, 1992-08-09
      4, Dieter "Didi" Lang, didi@example.com, 1975-01-30
      5, Emi Sato, emi@example.com, NULL
      """;
  private static final String ADDRESSES_1 =
      """
      1, 1, 12 Rue Cler, Paris, 75007, FR
      2, 2, 4 Harbour Rd, Lagos, NULL, NG
      3, 3, Calle Mayor 8, Madrid, 28013, ES
      4, 4, Kaiserstr. 3, Bonn, 53113, DE
      """;
  private static final String ADDRESSES_2 =
      """
      1, 1, 12 Rue Cler, Paris, 75007, FR
      2, 2, 4 Harbour Rd, Lagos, NULL, NG
      3, 3, Carrer Nou 15, Girona, 17001, ES
      4, 4, Kaiserstr. 3, Bonn, 53113, DE
      5, 5, 2-8 Nishijin, Kyoto, NULL, JP
      """;
  private static final String ITEMS_1 =
      """
      1, 101, Fountain pen, Writing, 25.00, 2025-12-01, 2025-12-01, 9999-12-31, t
      2, 102, Ink; blue, Writing, 8.00, 2025-12-01, 2025-12-01, 9999-12-31, t
      3, 103, Notebook, Paper, 4.50, 2025-12-01, 2025-12-01, 9999-12-31, t
      4, 104, Desk lamp, Office, NULL, 2025-12-01, 2025-12-01, 9999-12-31, t
      5, 105, Wall map, Office, 19.00, 2025-12-01, 2025-12-01, 9999-12-31, t
      """;
  private static final String ITEMS_2 =
      """
      1, 101, Fountain pen, Writing, 25.00, 2025-12-01, 2025-12-01, 2026-01-02, f
      6, 101, Fountain pen, Writing, 27.50, 2026-01-02, 2026-01-02, 9999-12-31, t
      2, 102, Ink; blue, Writing, 8.00, 2025-12-01, 2025-12-01, 9999-12-31, t
      3, 103, Notebook, Paper, 4.50, 2025-12-01, 2025-12-01, 2026-01-01, f
      7, 103, Notebook, Paper, 4.80, 2026-01-01, 2026-01-01, 9999-12-31, t
      4, 104, Desk lamp, Office, NULL, 2025-12-01, 2025-12-01, 2026-01-02, f
      8, 104, Desk lamp, Office, 30.00, 2026-01-02, 2026-01-02, 9999-12-31, t
      5, 105, Wall map, Office, 19.00, 2025-12-01, 2025-12-01, 2026-01-02, f
      9, 106, Calendar, Paper, 12.00, 2026-01-01, 2026-01-01, 9999-12-31, t
      """;
  private static final String DELIVERED_1 =
      """
      2026-01-01, 1001, 1, 1, 2026-01-01, 1, 101, 1, 1, 25.00
      2026-01-01, 1001, 2, 1, 2026-01-01, 1, 102, 1, 2, 16.00
      2026-01-01, 1002, 1, 1, 2026-01-01, 1, 103, NULL, 3, 13.50
      2026-01-01, 1003, 1, 1, 2026-01-01, 1, 105, 4, 1, 19.00
      2026-01-01, 1003, 1, 2, 2026-01-01, 1, 105, 4, 2, 38.00
      2026-01-01, 2001, 1, 1, 2026-01-01, 2, 104, 2, 1, NULL
      2026-01-01, 2002, 1, 1, 2026-01-01, 2, 106, 3, 1, 12.00
      """;
  private static final String DELIVERED_2 =
      DELIVERED_1
          + """
          2026-01-02, 1004, 1, 1, 2026-01-02, 1, 101, 1, 1, 27.50
          2026-01-02, 1004, 2, 1, 2026-01-02, 1, 104, 1, 1, 30.00
          2026-01-02, 1005, 1, 1, 2026-01-02, 1, 103, 3, 2, 9.60
          2026-01-02, 1006, 1, 1, 2026-01-01, 1, 101, 5, 1, 25.00
          2026-01-02, 2001, 1, 2, 2026-01-01, 2, 104, 2, 1, 24.00
          2026-01-02, 2003, 1, 1, 2026-01-02, 2, 105, 4, 1, 15.00
          2026-01-02, 2004, 1, 1, 2026-01-02, 2, 999, NULL, 1, 5.00
          """;
  private static final String SALES_1 =
      """
      1001, 1, 2026-01-01, 1, 1, 101, 1, 1, 1, 25.00, 25.00
      1001, 2, 2026-01-01, 1, 2, 102, 1, 1, 2, 16.00, 16.00
      1002, 1, 2026-01-01, 1, 3, 103, -1, NULL, 3, 13.50, 13.50
      1003, 1, 2026-01-01, 1, 5, 105, 4, 4, 2, 38.00, 38.00
      2001, 1, 2026-01-01, 2, 4, 104, 2, 2, 1, NULL, NULL
      2002, 1, 2026-01-01, 2, -1, 106, 3, 3, 1, 12.00, NULL
      """;
  private static final String SALES_2 =
      """
      1001, 1, 2026-01-01, 1, 1, 101, 1, 1, 1, 25.00, 25.00
      1001, 2, 2026-01-01, 1, 2, 102, 1, 1, 2, 16.00, 16.00
      1002, 1, 2026-01-01, 1, 7, 103, -1, NULL, 3, 13.50, 14.40
      1003, 1, 2026-01-01, 1, 5, 105, 4, 4, 2, 38.00, 38.00
      1004, 1, 2026-01-02, 1, 6, 101, 1, 1, 1, 27.50, 27.50
      1004, 2, 2026-01-02, 1, 8, 104, 1, 1, 1, 30.00, 30.00
      1005, 1, 2026-01-02, 1, 7, 103, 3, 3, 2, 9.60, 9.60
      1006, 1, 2026-01-01, 1, 1, 101, 5, 5, 1, 25.00, 25.00
      2001, 1, 2026-01-01, 2, 4, 104, 2, 2, 1, 24.00, NULL
      2002, 1, 2026-01-01, 2, 9, 106, 3, 3, 1, 12.00, 12.00
      2003, 1, 2026-01-02, 2, -1, 105, 4, 4, 1, 15.00, NULL
      2004, 1, 2026-01-02, 2, -1, 999, -1, NULL, 1, 5.00, NULL
      """;

  private static final Map<String, String> AFTER_FIRST =
      Map.of(
          "customer", CUSTOMERS_1,
          "customer_address", ADDRESSES_1,
          "item", ITEMS_1,
          "store_sales_delivered", DELIVERED_1,
          "store_sales", SALES_1);
  private static final Map<String, String> AFTER_SECOND =
      Map.of(
          "customer", CUSTOMERS_2,
          "customer_address", ADDRESSES_2,
          "item", ITEMS_2,
          "store_sales_delivered", DELIVERED_2,
          "store_sales", SALES_2);

  private Stage stage;

  @BeforeAll
  void open(Warehouse warehouse, @TempDir Path folder) throws IOException {
    stage = Stage.open(warehouse, Home.in(folder).withSales());
    stage.reset();
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @Test
  @Order(1)
  void theFirstDayMakesAllTables() {
    assertThat(stage.seed("sales", FIRST).files()).isEqualTo(6);
    Run run = stage.run("sales", FIRST).succeeded();
    assertThat(run.tables("loaded")).hasSize(6);
    assertHolds(AFTER_FIRST);
    assertThat(content("store"))
        .containsExactlyInAnyOrder(
            List.of("1", "Left Bank", "Paris"), List.of("2", "Harbour", "Lagos"));
    assertThat(
            stage.query(
                "select count(*), min(calendar_date), max(calendar_date),"
                    + " count(distinct calendar_month), sum(is_weekend::int) from sales.date_dim"))
        .containsExactly(List.of("365", "2026-01-01", "2026-12-31", "12", "104"));
    assertThat(stage.query("select * from sales.date_dim where calendar_date = '2026-01-03'"))
        .containsExactly(List.of("2026-01-03", "2026", "1", "6", "t"));
  }

  @Test
  @Order(2)
  void theFirstDayOnceMoreChangesNothing() {
    assertRunChangesNothing(FIRST);
  }

  @Test
  @Order(3)
  void theSecondDayFindsTheItemVersionOfEachSalesDay() {
    assertThat(stage.seed("sales", SECOND).files()).isEqualTo(5);
    stage.run("sales", SECOND).succeeded();
    assertHolds(AFTER_SECOND);
  }

  @Test
  @Order(4)
  void theSecondDayOnceMoreChangesNothing() {
    assertRunChangesNothing(SECOND);
  }

  @Test
  @Order(5)
  void theFirstDayAfterTheSecondChangesNothing() {
    assertRunChangesNothing(FIRST);
    assertRunChangesNothing(SECOND);
  }

  @Test
  @Order(6)
  void aBackfillLoadsTheFirstDayAgain() {
    backfill(FIRST, FIRST);
    Map<String, String> expected = new HashMap<>(AFTER_SECOND);
    expected.put("customer", CUSTOMERS_1 + "5, Emi Sato, emi@example.com, NULL\n");
    expected.put("customer_address", ADDRESSES_1 + "5, 5, 2-8 Nishijin, Kyoto, NULL, JP\n");
    assertHolds(expected);

    backfill(FIRST, SECOND);
    assertHolds(AFTER_SECOND);
  }

  @Test
  @Order(7)
  void aLatePriceAndALateItemReachTheSalesOfDaysOfWhichNothingIsDelivered() {
    stage.put(
        "sales/2026-01-03/item/items.csv",
        """
        item_id;name;category;price;price_from
        101;Fountain pen;Writing;27.50;02.01.2026
        102;Ink, blue;Writing;8.00;01.12.2025
        103;Notebook;Paper;5.00;02.01.2026
        104;Desk lamp;Office;30.00;02.01.2026
        106;Calendar;Paper;12.00;01.01.2026
        999;Gift card;Office;5.00;01.01.2026
        """);
    stage.put(
        "sales/2026-01-03/store_sales_delivered/store_1.csv",
        """
        delivered_on,ticket_id,line_number,revision,sold_date,store_id,item_id,customer_id,quantity,amount
        2026-01-03,1007,1,1,2026-01-03,1,102,,1,8.00
        """);
    stage.run("sales", SECOND.plusDays(1)).succeeded();
    String late =
        SALES_2
            .replace(
                "1005, 1, 2026-01-02, 1, 7, 103, 3, 3, 2, 9.60, 9.60",
                "1005, 1, 2026-01-02, 1, 10, 103, 3, 3, 2, 9.60, 10.00")
            .replace(
                "2004, 1, 2026-01-02, 2, -1, 999, -1, NULL, 1, 5.00, NULL",
                "2004, 1, 2026-01-02, 2, 11, 999, -1, NULL, 1, 5.00, 5.00");
    assertHolds(
        Map.of("store_sales", late + "1007, 1, 2026-01-03, 1, 2, 102, -1, NULL, 1, 8.00, 8.00\n"));
  }

  private void backfill(LocalDate from, LocalDate to) {
    stage
        .await(
            stage.startBackfill(
                "sales", "{\"from\":\"%s\",\"to\":\"%s\",\"allowOlder\":true}".formatted(from, to)))
        .succeeded();
  }

  private void assertRunChangesNothing(LocalDate date) {
    Map<String, List<List<String>>> before = contents();
    stage.run("sales", date).succeeded();
    contents().forEach((table, rows) -> Rows.assertSame(table, rows, before.get(table)));
  }

  private Map<String, List<List<String>>> contents() {
    Map<String, List<List<String>>> all = new LinkedHashMap<>();
    TABLES.forEach(table -> all.put(table, content(table)));
    return all;
  }

  private void assertHolds(Map<String, String> tables) {
    tables.forEach((table, rows) -> Rows.assertSame(table, content(table), rows(rows)));
  }

  private List<List<String>> content(String table) {
    return stage.query("select * from sales." + table);
  }

  /** One row a line, with a semicolon where a value has a comma. */
  private static List<List<String>> rows(String lines) {
    return lines
        .lines()
        .map(
            line ->
                Arrays.stream(line.split(", "))
                    .map(value -> value.equals("NULL") ? null : value.replace(';', ','))
                    .toList())
        .toList();
  }
}
