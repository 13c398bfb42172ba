package dev.stepshift.cli.sample;

import io.trino.tpch.Customer;
import io.trino.tpch.LineItem;
import io.trino.tpch.Order;
import io.trino.tpch.TpchTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a later day brings: new orders with their line items, changed orders, new and changed
 * customers. A pure function of scale, first date and date.
 */
record TpchChanges(
    List<Customer> newCustomers,
    List<Customer> changedCustomers,
    List<Order> newOrders,
    List<Order> changedOrders,
    List<LineItem> newLineItems) {

  static TpchChanges of(double scale, LocalDate first, LocalDate date) {
    return new Builder(scale, first, date).build();
  }

  private static final class Builder {

    private final double scale;
    private final TpchKeys keys;
    private final Random random;
    private final TpchWords words;

    Builder(double scale, LocalDate first, LocalDate date) {
      this.scale = scale;
      this.keys = new TpchKeys(scale, first, date);
      // java.util.Random is specified down to its numbers, so every JDK draws the same rows.
      this.random =
          new Random(
              (Double.doubleToLongBits(scale) * 31 + first.toEpochDay()) * 31 + date.toEpochDay());
      this.words = new TpchWords(random);
    }

    TpchChanges build() {
      List<Customer> newCustomers = newCustomers();
      List<Customer> changedCustomers = changedCustomers();
      List<Order> newOrders = new ArrayList<>();
      List<LineItem> lineItems = new ArrayList<>();
      for (long n = 0; n < keys.newOrders(); n++) {
        TpchNewOrder order =
            new TpchNewOrder(keys, words, keys.newOrderKey(n), customerWithOrders(), scale);
        newOrders.add(order.order());
        lineItems.addAll(order.lineItems());
      }
      return new TpchChanges(newCustomers, changedCustomers, newOrders, changedOrders(), lineItems);
    }

    /** dbgen gives no order to every third customer. */
    private long customerWithOrders() {
      long key;
      do {
        key = words.between(1L, keys.customers());
      } while (key % 3 == 0 && keys.customers() > 2);
      return key;
    }

    private List<Customer> newCustomers() {
      List<Customer> customers = new ArrayList<>();
      for (long n = 0; n < keys.newCustomers(); n++) {
        long key = keys.newCustomerKey(n);
        customers.add(
            customer(key, "Customer#%09d".formatted(key), words.segment(), words.text(73)));
      }
      return customers;
    }

    private List<Customer> changedCustomers() {
      Set<Long> rows = pick(keys.newCustomers(), keys.customers());
      List<Customer> changed = new ArrayList<>();
      for (Customer base : TpchTable.CUSTOMER.createGenerator(scale, 1, 1)) {
        if (rows.contains(base.getRowNumber())) {
          changed.add(
              customer(
                  base.getCustomerKey(),
                  base.getName(),
                  base.getMarketSegment(),
                  base.getComment()));
        }
      }
      return changed;
    }

    private Customer customer(long key, String name, String segment, String comment) {
      long nation = words.between(0, 24);
      return new Customer(
          key,
          key,
          name,
          words.address(),
          nation,
          words.phone(nation),
          words.between(-99_999, 999_999),
          segment,
          comment);
    }

    private List<Order> changedOrders() {
      Set<Long> rows = pick(keys.newOrders(), keys.orders());
      List<Order> changed = new ArrayList<>();
      for (Order base : TpchTable.ORDERS.createGenerator(scale, 1, 1)) {
        if (rows.contains(base.getRowNumber())) {
          changed.add(
              new Order(
                  base.getRowNumber(),
                  base.getOrderKey(),
                  base.getCustomerKey(),
                  next(base.getOrderStatus()),
                  base.getTotalPriceInCents() + words.between(1, 99_999),
                  base.getOrderDate(),
                  base.getOrderPriority(),
                  base.getClerk(),
                  base.getShipPriority(),
                  words.text(49)));
        }
      }
      return changed;
    }

    private static char next(char status) {
      return status == 'O' ? 'P' : status == 'P' ? 'F' : 'P';
    }

    private Set<Long> pick(long count, long of) {
      Set<Long> rows = new TreeSet<>();
      while (rows.size() < Math.min(count, of)) {
        rows.add(words.between(1L, of));
      }
      return rows;
    }
  }
}
