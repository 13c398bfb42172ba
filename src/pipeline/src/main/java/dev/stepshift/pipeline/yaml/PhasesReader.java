package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.Maintenance;
import dev.stepshift.pipeline.Maintenance.Kind;
import dev.stepshift.pipeline.Phases;
import dev.stepshift.pipeline.Suggestion;
import dev.stepshift.pipeline.Timeouts;
import dev.stepshift.pipeline.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a run does for the pipeline as a whole. */
final class PhasesReader {

  private static final List<String> PLACEHOLDERS = List.of("{schema}", "{run_date}", "{run_id}");
  private static final List<String> KINDS = List.of("analyze", "vacuum");

  /** VACUUM's forms, as YAML calls them. */
  private enum Mode {
    FULL(Kind.VACUUM_FULL),
    SORT_ONLY(Kind.VACUUM_SORT_ONLY),
    DELETE_ONLY(Kind.VACUUM_DELETE_ONLY),
    REINDEX(Kind.VACUUM_REINDEX);

    private final Kind kind;

    Mode(Kind kind) {
      this.kind = kind;
    }
  }

  private final YamlProblems problems;
  private final Set<String> tables;

  PhasesReader(YamlProblems problems, Set<String> tables) {
    this.problems = problems;
    this.tables = tables;
  }

  Phases read(YamlMap fields, Timeouts timeouts) {
    List<String> procedures = new SqlFileReader(problems).read(fields.scalars("procedures"));
    List<String> setup = new SqlFileReader(problems).read(fields.scalars("setup"));
    ValidationReader validations = ValidationReader.ofPipeline(problems, PLACEHOLDERS);
    fields.maps("validations", KnownFields.PIPELINE_VALIDATION).forEach(validations::readCustomSql);
    List<Maintenance> maintenance = new ArrayList<>();
    for (YamlMap entry : fields.maps("maintenance", KnownFields.MAINTENANCE)) {
      readMaintenance(entry).ifPresent(maintenance::add);
    }
    return new Phases(
        procedures,
        setup,
        validations.validations().stream().map(Validation.CustomSql.class::cast).toList(),
        maintenance,
        timeouts);
  }

  private Optional<Maintenance> readMaintenance(YamlMap entry) {
    List<String> kinds = entry.fieldsAmong(KINDS);
    if (kinds.size() != 1) {
      entry.problem(
          (kinds.isEmpty() ? "does nothing" : "does two things")
              + "; give each entry one of "
              + String.join(", ", KINDS));
      return Optional.empty();
    }
    boolean analyze = kinds.get(0).equals("analyze");
    if (analyze && entry.has("mode")) {
      entry.problem("mode", "is for vacuum; remove it");
    }
    Mode mode = entry.choice("mode", Mode.FULL, Mode.values());
    return entry
        .scalar(kinds.get(0))
        .filter(this::isTable)
        .map(scalar -> new Maintenance(analyze ? Kind.ANALYZE : mode.kind, scalar.text()));
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
