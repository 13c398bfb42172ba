package dev.stepshift.pipeline;

import java.util.Collections;
import java.util.List;

/**
 * How a target table is created.
 *
 * @param columns those that the input fills, in its order
 * @param dropped names of columns that the input filled once; may be empty
 * @param sortKey the columns that rows are sorted by on disk; may be empty
 */
public record TableLayout(
    List<Column> columns, List<String> dropped, Distribution distribution, List<String> sortKey) {

  public TableLayout {
    columns = List.copyOf(columns);
    dropped = List.copyOf(dropped);
    sortKey = List.copyOf(sortKey);
    List<String> names = columns.stream().map(Column::name).toList();
    if (!Collections.disjoint(names, dropped)) {
      throw new IllegalArgumentException(
          "dropped is %s; name none of the columns %s".formatted(dropped, names));
    }
    requireColumns("sort_key", sortKey, names);
    requireColumns("distribution.key", distribution.key().stream().toList(), names);
  }

  /** The layout of a table that never lost a column. */
  public TableLayout(List<Column> columns, Distribution distribution, List<String> sortKey) {
    this(columns, List.of(), distribution, sortKey);
  }

  static void requireColumns(String field, List<String> used, List<String> columns) {
    if (!columns.containsAll(used)) {
      throw new IllegalArgumentException(
          "%s is %s; use the table's columns %s".formatted(field, used, columns));
    }
  }
}
