package dev.stepshift.laptop.deploy;

import dev.stepshift.errors.PipelineInvalid;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.PipelineStore;
import dev.stepshift.pipeline.Table;
import dev.stepshift.pipeline.yaml.FolderPipelineStore;
import dev.stepshift.sql.load.LoadNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds tables of the warehouse that two tables of pipelines write. Each has its own lock and its
 * own ledger, so neither would know what the other one does to its rows.
 */
public final class SharedTargets {

  private final FolderPipelineStore pipelines;

  public SharedTargets(FolderPipelineStore pipelines) {
    this.pipelines = pipelines;
  }

  private record Writer(Pipeline pipeline, Table table) {}

  /** Two tables that write the same. */
  private record Conflict(Writer first, Writer second, String relation) {

    boolean concerns(String pipeline) {
      return first.pipeline.name().equals(pipeline) || second.pipeline.name().equals(pipeline);
    }
  }

  /** Every problem, with both files and lines; empty if there is none. */
  public List<String> problems() {
    return conflicts().stream().map(this::words).toList();
  }

  /** Those that the pipeline is part of. */
  public List<String> problemsOf(String pipeline) {
    return conflicts().stream()
        .filter(conflict -> conflict.concerns(pipeline))
        .map(this::words)
        .toList();
  }

  /** The pipelines that are part of one. */
  Set<String> concerned() {
    Set<String> names = new LinkedHashSet<>();
    for (Conflict conflict : conflicts()) {
      names.add(conflict.first.pipeline.name());
      names.add(conflict.second.pipeline.name());
    }
    return names;
  }

  private List<Conflict> conflicts() {
    Map<String, Writer> writers = new HashMap<>();
    List<Conflict> conflicts = new ArrayList<>();
    for (String name : pipelines.names()) {
      Optional<Pipeline> pipeline = valid(name);
      for (Table table : pipeline.map(Pipeline::tables).orElse(List.of())) {
        Writer writer = new Writer(pipeline.orElseThrow(), table);
        for (String relation : LoadNames.of(writer.pipeline, table).written()) {
          // Redshift folds names to lower case, quoted ones too.
          Writer first = writers.putIfAbsent(relation.toLowerCase(Locale.ROOT), writer);
          if (first != null) {
            conflicts.add(new Conflict(first, writer, relation));
          }
        }
      }
    }
    return conflicts;
  }

  private String words(Conflict conflict) {
    Writer writer = conflict.second;
    return "%s: tables[%s]: writes %s, and so does tables[%s] of %s; give one of the two another name or schema, or make them one table"
        .formatted(
            place(writer),
            writer.table.name(),
            conflict.relation,
            conflict.first.table.name(),
            place(conflict.first));
  }

  private String place(Writer writer) {
    String pipeline = writer.pipeline.name();
    return PipelineStore.fileOf(pipeline) + ":" + pipelines.lineOf(pipeline, writer.table.name());
  }

  private Optional<Pipeline> valid(String name) {
    try {
      return Optional.of(pipelines.pipeline(name));
    } catch (PipelineInvalid toldOtherwise) {
      return Optional.empty();
    }
  }
}
