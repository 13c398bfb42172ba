package dev.stepshift.pipeline;

import java.util.List;
import java.util.Locale;

/**
 * One target table: what it looks like, where its rows come from and how they are brought in.
 *
 * @param key the columns that tell rows apart; their columns are not null, written so or not
 */
public record Table(
    String name,
    List<String> after,
    Strategy strategy,
    List<String> key,
    List<Column> columns,
    Distribution distribution,
    List<String> sortKey,
    Source source,
    List<Validation> validations,
    Timeouts timeouts,
    History history) {

  public Table {
    after = List.copyOf(after);
    key = List.copyOf(key);
    columns = List.copyOf(columns);
    sortKey = List.copyOf(sortKey);
    validations = List.copyOf(validations);
    if (strategy.needsKey() && key.isEmpty()) {
      throw new IllegalArgumentException(
          "tables[%s].key is missing; %s needs one"
              .formatted(name, strategy.name().toLowerCase(Locale.ROOT)));
    }
    List<String> names = columns.stream().map(Column::name).toList();
    requireColumns(name, "key", key, names);
    requireColumns(name, "sort_key", sortKey, names);
    requireColumns(name, "history.compare", history.compare(), names);
    if (distribution.style() == Distribution.Style.KEY) {
      requireColumns(name, "distribution.key", List.of(distribution.key()), names);
    }
  }

  private static void requireColumns(
      String table, String field, List<String> used, List<String> columns) {
    if (!columns.containsAll(used)) {
      throw new IllegalArgumentException(
          "tables[%s].%s is %s; use the table's columns %s".formatted(table, field, used, columns));
    }
  }
}
