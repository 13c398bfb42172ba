package dev.stepshift.pipeline;

import java.util.List;

/**
 * How a target table is created.
 *
 * @param columns those that the input fills, in its order
 * @param sortKey the columns that rows are sorted by on disk; may be empty
 */
public record TableLayout(List<Column> columns, Distribution distribution, List<String> sortKey) {

  public TableLayout {
    columns = List.copyOf(columns);
    sortKey = List.copyOf(sortKey);
    List<String> names = columns.stream().map(Column::name).toList();
    requireColumns("sort_key", sortKey, names);
    requireColumns("distribution.key", distribution.key().stream().toList(), names);
  }

  static void requireColumns(String field, List<String> used, List<String> columns) {
    if (!columns.containsAll(used)) {
      throw new IllegalArgumentException(
          "%s is %s; use the table's columns %s".formatted(field, used, columns));
    }
  }
}
