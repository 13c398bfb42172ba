package dev.stepshift.proof.endtoend;

import dev.stepshift.proof.stage.Stage;
import java.time.LocalDate;
import java.util.List;

/** Three days of a small shop's files. */
record ShopData(Stage stage) {

  static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  static final LocalDate SECOND = FIRST.plusDays(1);

  /** The tables that have files; coupons has none. */
  static final List<String> LOADED = List.of("countries", "customers", "visits", "orders");

  void deliverFirst() {
    put(FIRST, "countries", "CH,Switzerland\nIT,Italy\nSE,Sweden\n");
    put(FIRST, "customers", "1,CH,10.50\n2,IT,-3.25\n3,SE,0.00\n");
    put(FIRST, "visits", "1,home\n1,basket\n2,home\n2,home\n");
    put(FIRST, "orders", "100,1,1,19.90\n100,2,1,5.00\n101,1,2,7.35\n");
  }

  void deliverSecond() {
    put(SECOND, "countries", "CH,Switzerland\nIT,Italia\nSE,Sweden\nPT,Portugal\n");
    put(SECOND, "customers", "2,IT,40.00\n4,PT,1.00\n");
    put(SECOND, "visits", "4,home\n4,checkout\n4,home\n");
    put(SECOND, "orders", "101,1,2,6.00\n102,1,4,12.00\n");
  }

  void put(LocalDate date, String table, String lines) {
    stage.put(key(date, table), lines);
  }

  static String key(LocalDate date, String table) {
    return "shop/" + date + "/" + table + "/" + table + ".csv";
  }
}
