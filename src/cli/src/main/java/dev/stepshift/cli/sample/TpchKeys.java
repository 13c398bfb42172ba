package dev.stepshift.cli.sample;

import io.trino.tpch.GenerateUtils;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Which keys a day's changes use.
 *
 * <p>dbgen gives out 8 of every 32 order keys and leaves the others for refresh sets. A day takes
 * its own stretch of those, so no two days share a new order until the gaps are used up, after some
 * 3,000 days.
 *
 * @see <a href="https://www.tpc.org/tpch/">TPC-H specification, clause 4.2.3</a>
 */
final class TpchKeys {

  private static final int GAPS = 3;

  private final long orders;
  private final long customers;
  private final long parts;
  private final long suppliers;
  private final long slot;

  TpchKeys(double scale, LocalDate first, LocalDate date) {
    orders = GenerateUtils.calculateRowCount(1_500_000, scale, 1, 1);
    customers = GenerateUtils.calculateRowCount(150_000, scale, 1, 1);
    parts = GenerateUtils.calculateRowCount(200_000, scale, 1, 1);
    suppliers = GenerateUtils.calculateRowCount(10_000, scale, 1, 1);
    long day = ChronoUnit.DAYS.between(first, date);
    slot = Math.floorMod(day - 1, GAPS * orders / newOrders());
  }

  long orders() {
    return orders;
  }

  long customers() {
    return customers;
  }

  long parts() {
    return parts;
  }

  /** New orders a day: 0.1 % of the first delivery, and as many that change. */
  long newOrders() {
    return Math.max(1, orders / 1000);
  }

  long newCustomers() {
    return Math.max(1, Math.round(customers / 1000.0));
  }

  long newOrderKey(long n) {
    long position = slot * newOrders() + n;
    long gap = 1 + position / orders;
    long index = 1 + position % orders;
    return ((index >> 3) << 5) | (gap << 3) | (index & 7);
  }

  long newCustomerKey(long n) {
    return customers + 1 + slot * newCustomers() + n;
  }

  /** The supplier of a part's partsupp row, 0 to 3. */
  long supplierOf(long part, int row) {
    return (part + row * (suppliers / 4 + (part - 1) / suppliers)) % suppliers + 1;
  }

  /** A part's retail price in cents. */
  static long retailPrice(long part) {
    return 90_000 + part / 10 % 20_001 + 100 * (part % 1000);
  }
}
