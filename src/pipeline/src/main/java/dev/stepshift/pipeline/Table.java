package dev.stepshift.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * One target table: what it looks like, where its rows come from and how they are brought in.
 *
 * @param key the columns that tell rows apart, or groups of rows; their columns are not null,
 *     written so or not
 */
public record Table(
    String name,
    List<String> after,
    Strategy strategy,
    List<String> key,
    Removal removal,
    List<Column> columns,
    Distribution distribution,
    List<String> sortKey,
    Feed feed,
    List<Validation> validations,
    Timeouts timeouts,
    History history,
    ProcedureCall procedure,
    KeptRows keptRows) {

  public Table {
    after = List.copyOf(after);
    key = List.copyOf(key);
    columns = List.copyOf(columns);
    sortKey = List.copyOf(sortKey);
    validations = List.copyOf(validations);
    if (strategy.needsKey() && key.isEmpty()) {
      throw new IllegalArgumentException(
          "tables[%s].key is missing; %s needs one".formatted(name, strategy.word()));
    }
    if ((strategy == Strategy.REPLACE_PARTITION) == removal.partition().isEmpty()) {
      throw new IllegalArgumentException(
          "tables[" + name + "].partition belongs to replace_partition; give it both or neither");
    }
    if ((strategy == Strategy.PROCEDURE) == procedure.name().isEmpty()) {
      throw new IllegalArgumentException(
          "tables[" + name + "].procedure belongs to strategy procedure; give both or neither");
    }
    List<String> names = columns.stream().map(Column::name).toList();
    requireColumns(name, "key", key, names);
    requireColumns(name, "partition", removal.partition(), names);
    requireColumns(name, "sort_key", sortKey, names);
    requireColumns(name, "history.compare", history.compare(), names);
    if (distribution.style() == Distribution.Style.KEY) {
      requireColumns(name, "distribution.key", List.of(distribution.key()), names);
    }
  }

  /**
   * Whether the target itself never holds a key twice. Deliveries that are each unique do not make
   * it so: the next one may bring the key again, for another partition say.
   */
  public boolean keyIsUniqueInTarget() {
    return !key.isEmpty()
        && switch (strategy) {
          case UPSERT, REPLACE, MIRROR, SCD1 -> true;
          case REPLACE_PARTITION -> key.containsAll(removal.partition());
          case APPEND, DELETE_INSERT, SCD2, PROCEDURE -> false;
        };
  }

  /** Whether a load can leave fewer rows, or fewer current ones, in the target than there were. */
  public boolean deletes() {
    return strategy.deletes() || history.deletes() != History.Deletes.IGNORE;
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
