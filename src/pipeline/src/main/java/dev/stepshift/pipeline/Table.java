package dev.stepshift.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * One target table: what it looks like, where its rows come from and how they are brought in.
 *
 * @param after the tables that must be loaded before
 */
public record Table(
    String name,
    List<String> after,
    TableLayout layout,
    TableInput input,
    Merge merge,
    List<Validation> validations,
    StoredFailures storedFailures,
    Timeouts timeouts) {

  public Table {
    after = List.copyOf(after);
    validations = List.copyOf(validations);
    List<String> names = layout.columns().stream().map(Column::name).toList();
    TableLayout.requireColumns("key", merge.key(), names);
    TableLayout.requireColumns("partition", merge.partition(), names);
    merge
        .history()
        .ifPresent(
            history -> TableLayout.requireColumns("history.compare", history.compare(), names));
  }

  /**
   * The columns that the input fills, in its order; key columns are not null, written so or not.
   */
  public List<Column> columns() {
    return layout.columns();
  }

  public Strategy strategy() {
    return merge.strategy();
  }

  /** The columns that tell rows apart, or groups of rows. */
  public List<String> key() {
    return merge.key();
  }

  /** The query that feeds the table; empty if files do. */
  public Optional<Query> query() {
    return input instanceof Query query ? Optional.of(query) : Optional.empty();
  }

  /**
   * The files that feed the table.
   *
   * @throws IllegalStateException if a query does
   */
  public FileSource source() {
    if (input instanceof FileSource source) {
      return source;
    }
    throw new IllegalStateException(name + " is fed by a query, not by files");
  }
}
