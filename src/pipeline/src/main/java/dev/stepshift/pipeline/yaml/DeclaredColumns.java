package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.Column;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The columns of one table while it is read: other fields of the table say more of them. */
final class DeclaredColumns {

  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final Map<String, ColumnScalars> scalars = new LinkedHashMap<>();
  private final Set<String> nullable = new HashSet<>();

  /**
   * Takes a column in.
   *
   * @param written its names as they are written
   * @param nullable whether the file says that the column takes NULL
   * @return false if there is a column of that name already
   */
  boolean add(Column column, ColumnScalars written, boolean nullable) {
    if (nullable) {
      this.nullable.add(column.name());
    }
    scalars.putIfAbsent(column.name(), written);
    return columns.putIfAbsent(column.name(), column) == null;
  }

  Set<String> names() {
    return columns.keySet();
  }

  /** The names of the columns as they are written. */
  Collection<ColumnScalars> written() {
    return scalars.values();
  }

  List<Column> list() {
    return List.copyOf(columns.values());
  }

  Optional<Column> get(String name) {
    return Optional.ofNullable(columns.get(name));
  }

  boolean isWrittenNullable(String name) {
    return nullable.contains(name);
  }

  void requireNotNull(String name) {
    columns.computeIfPresent(name, (same, column) -> column.required());
  }
}
