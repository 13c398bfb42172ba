package dev.stepshift.plan;

import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of a run in waves: each table is in the wave after the last of what it comes after, so
 * that a wave's tables may load at the same time.
 */
public final class Waves {

  private Waves() {}

  /**
   * Sorts tables into waves: each waits for those of the waves before it.
   *
   * @param chosen names of tables of the pipeline; what is not chosen counts as loaded
   * @return the waves, none of them empty; inside a wave the tables keep the order of the file
   * @throws IllegalArgumentException if the chosen tables wait for each other; {@link
   *     dev.stepshift.pipeline.yaml.PipelineReader} lets no such pipeline pass
   */
  public static List<List<Table>> of(Pipeline pipeline, Collection<String> chosen) {
    Map<String, Table> waiting = new LinkedHashMap<>();
    for (Table table : pipeline.tables()) {
      if (chosen.contains(table.name())) {
        waiting.put(table.name(), table);
      }
    }
    List<List<Table>> waves = new ArrayList<>();
    while (!waiting.isEmpty()) {
      List<Table> wave =
          waiting.values().stream()
              .filter(table -> table.after().stream().noneMatch(waiting::containsKey))
              .toList();
      if (wave.isEmpty()) {
        throw new IllegalArgumentException("tables wait for each other: " + waiting.keySet());
      }
      wave.forEach(table -> waiting.remove(table.name()));
      waves.add(wave);
    }
    return List.copyOf(waves);
  }

  /** The waves of all tables. */
  public static List<List<Table>> of(Pipeline pipeline) {
    return of(pipeline, pipeline.tables().stream().map(Table::name).toList());
  }
}
