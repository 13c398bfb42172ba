package dev.stepshift.pipeline;

import dev.stepshift.errors.TableNotFound;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One folder under {@code sql/pipelines/}: the tables that a run loads, in the order of the file.
 */
public record Pipeline(
    String name,
    Optional<String> description,
    String schema,
    String stagingSchema,
    int maxParallel,
    Overlap overlap,
    List<Table> tables,
    Phases phases) {

  public Pipeline {
    tables = List.copyOf(tables);
    if (maxParallel < 1) {
      throw new IllegalArgumentException("max_parallel is " + maxParallel + "; choose 1 or more");
    }
    if (tables.stream().map(Table::name).distinct().count() < tables.size()) {
      throw new IllegalArgumentException("two tables of " + name + " have the same name");
    }
  }

  public Optional<Table> table(String tableName) {
    return tables.stream().filter(table -> table.name().equals(tableName)).findFirst();
  }

  /**
   * The table of this name.
   *
   * @throws TableNotFound naming the tables that there are
   */
  public Table requireTable(String tableName) {
    return table(tableName)
        .orElseThrow(
            () -> new TableNotFound(name, tables.stream().map(Table::name).toList(), tableName));
  }

  /** The names of all tables that a table comes after, near and far. */
  public Set<String> predecessors(Table table) {
    Set<String> before = new LinkedHashSet<>();
    Deque<Table> open = new ArrayDeque<>(List.of(table));
    while (!open.isEmpty()) {
      for (String name : open.pop().after()) {
        if (before.add(name)) {
          open.push(requireTable(name));
        }
      }
    }
    return before;
  }
}
