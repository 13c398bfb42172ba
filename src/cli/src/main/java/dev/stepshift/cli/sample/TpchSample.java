package dev.stepshift.cli.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trino.tpch.TpchEntity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * TPC-H deliveries under {@code tpch/<date>/<table>/<table>.<n>.tbl.gz}: the first day has all rows
 * of all tables, a later one what changed in customer, orders and lineitem.
 */
final class TpchSample {

  static final String PIPELINE = "tpch";

  private static final double DEFAULT_SCALE = 0.01;
  // Below it dbgen's formula gives some parts one supplier twice, so partsupp has no key.
  private static final double SMALLEST_SCALE = 0.01;
  private static final double LARGEST_SCALE = 100;
  // Written last: a first delivery that was interrupted is made again.
  private static final String FIRST_DELIVERY = "tpch/first-delivery.json";

  private record First(LocalDate date, double scale) {}

  private final ObjectMapper json = new ObjectMapper();
  private final SampleBucket bucket;

  TpchSample(SampleBucket bucket) {
    this.bucket = bucket;
  }

  SampleDelivery seed(OptionalDouble scale, LocalDate date) {
    scale.ifPresent(TpchSample::check);
    try {
      Optional<First> first = first();
      if (first.isEmpty()) {
        return deliverAll(scale.orElse(DEFAULT_SCALE), date);
      }
      return deliverNext(first.get(), scale, date);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void check(double scale) {
    if (!(scale >= SMALLEST_SCALE && scale <= LARGEST_SCALE)) {
      throw new SampleRefused(
          "Scale " + scale + " is outside 0.01 to 100; 1 is about 1 GB of text.");
    }
  }

  private SampleDelivery deliverAll(double scale, LocalDate date) throws IOException {
    bucket.deleteAllUnder(prefix(date));
    List<DeliveredTable> tables = new TpchBase(bucket).deliver(prefix(date), scale);
    bucket.put(
        FIRST_DELIVERY,
        json.createObjectNode().put("date", date.toString()).put("scale", scale).toString());
    return new SampleDelivery(PIPELINE, date, SampleDelivery.Kind.FULL, tables);
  }

  private SampleDelivery deliverNext(First first, OptionalDouble scale, LocalDate date)
      throws IOException {
    if (scale.isPresent() && scale.getAsDouble() != first.scale()) {
      throw new SampleRefused(
          "The delivery of %s has scale %s, so the one of %s cannot have %s: leave --scale out."
              .formatted(first.date(), first.scale(), date, scale.getAsDouble()));
    }
    // lineitem is written last.
    if (date.equals(first.date()) || bucket.hasAnyUnder(prefix(date) + "lineitem/")) {
      return new SampleDelivery(PIPELINE, date, SampleDelivery.Kind.ALREADY_THERE, List.of());
    }
    TpchChanges changes = TpchChanges.of(first.scale(), first.date(), date);
    return new SampleDelivery(
        PIPELINE,
        date,
        SampleDelivery.Kind.CHANGES,
        List.of(
            deliver(date, "customer", changes.newCustomers(), changes.changedCustomers()),
            deliver(date, "orders", changes.newOrders(), changes.changedOrders()),
            deliver(date, "lineitem", changes.newLineItems(), List.of())));
  }

  private <E extends TpchEntity> DeliveredTable deliver(
      LocalDate date, String table, List<E> added, List<E> changed) throws IOException {
    List<E> rows = new ArrayList<>(added);
    rows.addAll(changed);
    String key = prefix(date) + table + "/" + table + ".1.tbl.gz";
    PartFile.Written written = PartFile.deliver(bucket, key, rows);
    return new DeliveredTable(table, added.size(), changed.size(), 1, written.bytes());
  }

  private Optional<First> first() throws JsonProcessingException {
    Optional<String> text = bucket.read(FIRST_DELIVERY);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    JsonNode first = json.readTree(text.get());
    return Optional.of(
        new First(LocalDate.parse(first.get("date").asText()), first.get("scale").asDouble()));
  }

  private static String prefix(LocalDate date) {
    return "tpch/" + date + "/";
  }
}
