package dev.stepshift.cli.sample;

import io.trino.tpch.LineItem;
import io.trino.tpch.Order;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One order of a refresh set, with the dates, prices and states that TPC-H derives. */
final class TpchNewOrder {

  // TPC-H: no order is placed so late that its goods would arrive after the last date.
  private static final int FIRST_DAY = (int) LocalDate.of(1992, 1, 1).toEpochDay();
  private static final int LAST_DAY = (int) LocalDate.of(1998, 8, 2).toEpochDay();
  private static final int TODAY = (int) LocalDate.of(1995, 6, 17).toEpochDay();

  private final TpchKeys keys;
  private final TpchWords words;
  private final long orderKey;
  private final List<LineItem> lineItems = new ArrayList<>();
  private final Order order;

  TpchNewOrder(TpchKeys keys, TpchWords words, long orderKey, long customer, double scale) {
    this.keys = keys;
    this.words = words;
    this.orderKey = orderKey;
    int orderDay = words.between(FIRST_DAY, LAST_DAY);
    int lines = words.between(1, 7);
    long total = 0;
    for (int line = 1; line <= lines; line++) {
      LineItem item = lineItem(line, orderDay);
      lineItems.add(item);
      total +=
          item.getExtendedPriceInCents()
              * (100 - item.getDiscountPercent())
              / 100
              * (100 + item.getTaxPercent())
              / 100;
    }
    order =
        new Order(
            orderKey,
            orderKey,
            customer,
            status(),
            total,
            orderDay,
            words.priority(),
            "Clerk#%09d".formatted(words.between(1L, Math.max(1, Math.round(1000 * scale)))),
            0,
            words.text(49));
  }

  Order order() {
    return order;
  }

  List<LineItem> lineItems() {
    return lineItems;
  }

  private LineItem lineItem(int line, int orderDay) {
    long part = words.between(1L, keys.parts());
    int quantity = words.between(1, 50);
    int shipped = orderDay + words.between(1, 121);
    int committed = orderDay + words.between(30, 90);
    int received = shipped + words.between(1, 30);
    boolean returned = words.between(0, 1) == 1;
    return new LineItem(
        orderKey,
        orderKey,
        part,
        keys.supplierOf(part, words.between(0, 3)),
        line,
        quantity,
        quantity * TpchKeys.retailPrice(part),
        words.between(0, 10),
        words.between(0, 8),
        received <= TODAY ? returned ? "R" : "A" : "N",
        shipped <= TODAY ? "F" : "O",
        shipped,
        committed,
        received,
        words.instructions(),
        words.mode(),
        words.text(27));
  }

  private char status() {
    long shipped = lineItems.stream().filter(item -> item.getStatus().equals("F")).count();
    return shipped == lineItems.size() ? 'F' : shipped == 0 ? 'O' : 'P';
  }
}
