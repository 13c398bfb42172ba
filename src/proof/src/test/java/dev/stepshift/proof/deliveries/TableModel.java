package dev.stepshift.proof.deliveries;

import dev.stepshift.proof.deliveries.LoadKind.OfBackfill;
import dev.stepshift.proof.deliveries.LoadKind.OfReload;
import dev.stepshift.proof.strategy.HistoryModel;
import dev.stepshift.proof.strategy.HistoryModel.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a table is to hold, said plainly: the rows of what was loaded, and which loads those were.
 */
final class TableModel {

  private static final LocalDate EPOCH = LocalDate.of(2026, 1, 1);
  private static final String SEPARATOR = "\u0001";
  private static final String NULL = "\u0002";

  private final RandomTable table;
  private final HistoryModel history = new HistoryModel(false, HistoryModel.Deletes.IGNORE);

  /**
   * The rows that each load of a date brought; other strategies than append have them under one.
   */
  private final Map<LocalDate, List<List<String>>> rows = new HashMap<>();

  private final Map<Map<String, String>, LocalDate> loads = new LinkedHashMap<>();

  private final Map<LocalDate, Map<String, String>> lastLoads = new HashMap<>();

  TableModel(RandomTable table) {
    this.table = table;
  }

  /** How a load may end. */
  Set<LoadOutcome> outcomes(LocalDate date, RandomDelivery delivery, LoadKind kind) {
    LoadOutcome expected = outcome(date, delivery, kind);
    Set<LoadOutcome> outcomes = EnumSet.of(expected);
    if (expected == LoadOutcome.LOADED && delivery.isDoubtful()) {
      outcomes.add(LoadOutcome.FAILED);
    }
    return outcomes;
  }

  private LoadOutcome outcome(LocalDate date, RandomDelivery delivery, LoadKind kind) {
    if (!delivery.faults().isEmpty()) {
      return LoadOutcome.FAILED;
    }
    boolean isKnown = loads.containsKey(delivery.identity());
    if (table.strategy() == RandomStrategy.APPEND && !(kind instanceof OfReload)) {
      if (isKnown) {
        return LoadOutcome.ALREADY_LOADED;
      }
      return loads.containsValue(date) ? LoadOutcome.FAILED : LoadOutcome.LOADED;
    }
    if (!table.strategy().overwrites()) {
      return LoadOutcome.LOADED;
    }
    if (kind instanceof OfBackfill backfill) {
      return newest().isAfter(backfill.last()) && !backfill.allowsOlder()
          ? LoadOutcome.FAILED
          : LoadOutcome.LOADED;
    }
    return isKnown && newest().isAfter(date) ? LoadOutcome.ALREADY_LOADED : LoadOutcome.LOADED;
  }

  private LocalDate newest() {
    return loads.values().stream().max(Comparator.naturalOrder()).orElse(LocalDate.MIN);
  }

  /** Takes a delivery in. */
  void load(LocalDate date, RandomDelivery delivery) {
    List<List<String>> delivered = delivery.rows();
    switch (table.strategy()) {
      case APPEND -> {
        loads.values().removeIf(date::equals);
        rows.put(date, delivered);
      }
      case REPLACE, MIRROR -> rows.put(EPOCH, delivered);
      case REPLACE_PARTITION -> replace(delivered, 1);
      case DELETE_INSERT, UPSERT, SCD1 -> replace(delivered, table.keyColumn());
      case SCD2 ->
          history.load(
              (int) (date.toEpochDay() - EPOCH.toEpochDay()),
              delivered.stream().map(TableModel::inHistory).toList());
    }
    loads.put(delivery.identity(), date);
    lastLoads.put(date, delivery.identity());
  }

  /**
   * The rows with the same value in a column go, whether there are more or fewer in their place.
   */
  private void replace(List<List<String>> delivered, int column) {
    Set<String> values = delivered.stream().map(row -> row.get(column)).collect(Collectors.toSet());
    List<List<String>> kept = new ArrayList<>(rows.getOrDefault(EPOCH, List.of()));
    kept.removeIf(row -> values.contains(row.get(column)));
    kept.addAll(delivered);
    rows.put(EPOCH, kept);
  }

  private static HistoryModel.Row inHistory(List<String> row) {
    String values =
        row.stream()
            .skip(1)
            .map(value -> Objects.requireNonNullElse(value, NULL))
            .collect(Collectors.joining(SEPARATOR));
    return new HistoryModel.Row(row.get(0), values, "", 0);
  }

  private static List<String> ofHistory(Version version) {
    List<String> row = new ArrayList<>(List.of(version.row().key()));
    for (String value : version.row().compared().split(SEPARATOR, -1)) {
      row.add(value.equals(NULL) ? null : value);
    }
    row.add(EPOCH.plusDays(version.from()).toString());
    row.add(
        version.to() == HistoryModel.OPEN ? "9999-12-31" : EPOCH.plusDays(version.to()).toString());
    return row;
  }

  /** The target's rows in the columns of {@link #query}. */
  List<List<String>> expected() {
    return table.strategy() == RandomStrategy.SCD2
        ? history.history().stream().map(TableModel::ofHistory).toList()
        : rows.values().stream().flatMap(List::stream).toList();
  }

  String query() {
    Set<String> names = new LinkedHashSet<>();
    table.columns().forEach(column -> names.add(column.name()));
    if (table.strategy() == RandomStrategy.SCD2) {
      names.addAll(List.of("valid_from", "valid_to"));
    }
    return "select " + String.join(", ", names) + " from mart." + table.name();
  }

  boolean isEmpty() {
    return loads.isEmpty();
  }

  /** Whether files of a date came, or were written over, after its load. */
  boolean isLate(LocalDate date, RandomDelivery delivery) {
    return !delivery.identity().equals(lastLoads.get(date));
  }

  /** The dates that are in. */
  Set<LocalDate> dates() {
    return new TreeSet<>(loads.values());
  }
}
