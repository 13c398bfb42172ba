package dev.stepshift.pipeline;

import java.util.List;
import java.util.Optional;

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
    Feed feed,
    List<Validation> validations,
    Timeouts timeouts) {

  public Table {
    after = List.copyOf(after);
    key = List.copyOf(key);
    columns = List.copyOf(columns);
    sortKey = List.copyOf(sortKey);
    validations = List.copyOf(validations);
    if (strategy == Strategy.UPSERT && key.isEmpty()) {
      throw new IllegalArgumentException("tables[" + name + "].key is missing; upsert needs one");
    }
    List<String> names = columns.stream().map(Column::name).toList();
    requireColumns(name, "key", key, names);
    requireColumns(name, "sort_key", sortKey, names);
    if (distribution.style() == Distribution.Style.KEY) {
      requireColumns(name, "distribution.key", List.of(distribution.key()), names);
    }
  }

  /** The query that feeds the table; empty if files do. */
  public Optional<Query> query() {
    return feed instanceof Query query ? Optional.of(query) : Optional.empty();
  }

  /**
   * The files that feed the table.
   *
   * @throws IllegalStateException if a query does
   */
  public Source source() {
    if (feed instanceof Source source) {
      return source;
    }
    throw new IllegalStateException(name + " is fed by a query, not by files");
  }

  private static void requireColumns(
      String table, String field, List<String> used, List<String> columns) {
    if (!columns.containsAll(used)) {
      throw new IllegalArgumentException(
          "tables[%s].%s is %s; use the table's columns %s".formatted(table, field, used, columns));
    }
  }
}
