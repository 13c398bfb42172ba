package dev.stepshift.pipeline;

import dev.stepshift.pipeline.Maintenance.Kind;
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

  private final Problems problems;
  private final Set<String> tables;

  PhasesReader(Problems problems, Set<String> tables) {
    this.problems = problems;
    this.tables = tables;
  }

  Phases read(YamlMap fields, Timeouts timeouts) {
    List<String> procedures = SqlFile.known(problems, fields.words("procedures"));
    List<String> setup = SqlFile.known(problems, fields.words("setup"));
    ValidationReader validations = ValidationReader.ofPipeline(problems, PLACEHOLDERS);
    fields.maps("validations", Shape.PIPELINE_VALIDATION).forEach(validations::readCustomSql);
    List<Maintenance> maintenance = new ArrayList<>();
    for (YamlMap entry : fields.maps("maintenance", Shape.MAINTENANCE)) {
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
        .word(kinds.get(0))
        .filter(this::isTable)
        .map(word -> new Maintenance(analyze ? Kind.ANALYZE : mode.kind, word.text()));
  }

  private boolean isTable(Word word) {
    if (tables.contains(word.text())) {
      return true;
    }
    problems.add(
        word,
        "'%s' is not a table of the pipeline; %s"
            .formatted(word.text(), Names.suggest(word.text(), tables, "tables")));
    return false;
  }
}
