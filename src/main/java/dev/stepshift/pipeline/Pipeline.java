package dev.stepshift.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * One folder under {@code sql/pipelines/}: the tables that a run loads, in the order of the file.
 */
public record Pipeline(
    String name,
    String description,
    String schema,
    String stagingSchema,
    int maxParallel,
    List<Table> tables) {

  public Pipeline {
    tables = List.copyOf(tables);
  }

  public Optional<Table> table(String tableName) {
    return tables.stream().filter(table -> table.name().equals(tableName)).findFirst();
  }
}
