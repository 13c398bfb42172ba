package dev.stepshift.pipeline.yaml;

import static dev.stepshift.pipeline.yaml.PipelineFields.MAINTENANCE;
import static dev.stepshift.pipeline.yaml.PipelineFields.PIPELINE;

import dev.stepshift.pipeline.Maintenance;
import dev.stepshift.pipeline.Phases;
import dev.stepshift.pipeline.Suggestion;
import dev.stepshift.pipeline.Timeouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a run does for the pipeline as a whole. */
final class PhasesReader {

  private final YamlProblems problems;
  private final Set<String> tables;

  /**
   * @param tables the names of the pipeline's
   */
  PhasesReader(YamlProblems problems, Set<String> tables) {
    this.problems = problems;
    this.tables = tables;
  }

  Phases read(YamlMap pipeline, Timeouts timeouts) {
    List<Maintenance> maintenance = new ArrayList<>();
    for (YamlMap entry : pipeline.get(PIPELINE.maintenance)) {
      readMaintenance(entry).ifPresent(maintenance::add);
    }
    return new Phases(
        pipeline.get(PIPELINE.procedures),
        pipeline.get(PIPELINE.setup),
        new PipelineValidationReader(problems).read(pipeline.get(PIPELINE.validations)),
        maintenance,
        timeouts);
  }

  private Optional<Maintenance> readMaintenance(YamlMap entry) {
    List<String> kinds = entry.givenAlternatives();
    if (kinds.size() != 1) {
      entry.problem(
          (kinds.isEmpty() ? "does nothing" : "does two things")
              + "; give each entry one of "
              + String.join(", ", MAINTENANCE.alternatives()));
      return Optional.empty();
    }
    if (entry.has(MAINTENANCE.analyze)) {
      if (entry.has(MAINTENANCE.mode)) {
        entry.problem(MAINTENANCE.mode, "is for vacuum; remove it");
      }
      return read(entry, MAINTENANCE.analyze, Maintenance.Kind.ANALYZE);
    }
    return read(entry, MAINTENANCE.vacuum, entry.get(MAINTENANCE.mode).kind());
  }

  private Optional<Maintenance> read(
      YamlMap entry, YamlField<Optional<YamlScalar>> field, Maintenance.Kind kind) {
    return entry
        .get(field)
        .filter(this::isTable)
        .map(scalar -> new Maintenance(kind, scalar.text()));
  }

  private boolean isTable(YamlScalar scalar) {
    if (tables.contains(scalar.text())) {
      return true;
    }
    problems.add(
        scalar,
        "'%s' is not a table of the pipeline; %s"
            .formatted(scalar.text(), Suggestion.of(scalar.text(), tables, "tables")));
    return false;
  }
}
