package dev.stepshift.pipeline.yaml;

import static dev.stepshift.pipeline.yaml.PipelineFields.DEFAULTS;
import static dev.stepshift.pipeline.yaml.PipelineFields.PIPELINE;
import static dev.stepshift.pipeline.yaml.TableFields.TABLE;
import static dev.stepshift.pipeline.yaml.TimeoutFields.TIMEOUTS;

import dev.stepshift.errors.PipelineInvalid;
import dev.stepshift.pipeline.Overlap;
import dev.stepshift.pipeline.Phases;
import dev.stepshift.pipeline.Pipeline;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a {@code pipeline.yaml} off the parser's nodes, so that each problem has its line, each
 * scalar stays as it is written, and a native image needs no reflection.
 */
public final class PipelineReader {

  /**
   * Reads the pipeline of a folder.
   *
   * @param folder the folder's name, which the pipeline must bear too
   * @param text the folder's {@code pipeline.yaml}
   * @throws PipelineInvalid listing all problems
   */
  public Pipeline readFolder(String folder, String text) {
    return read("pipelines/" + folder + "/pipeline.yaml", text, Optional.of(folder));
  }

  /**
   * Reads a pipeline, whatever its name.
   *
   * @param file what problems call the file
   * @throws PipelineInvalid listing all problems
   */
  public Pipeline read(String file, String text) {
    return read(file, text, Optional.empty());
  }

  /** The line of the text on which a table's name stands; the first one if it has no such table. */
  int lineOf(String text, String table) {
    YamlProblems toldBefore = new YamlProblems("");
    return new YamlText(text)
        .root(toldBefore).flatMap(root -> YamlMap.of(toldBefore, "", root, PIPELINE)).stream()
            .flatMap(fields -> fields.get(PIPELINE.tables).stream())
            .flatMap(one -> one.get(TABLE.name).stream())
            .filter(name -> name.text().equals(table))
            .map(YamlScalar::line)
            .findFirst()
            .orElse(1);
  }

  private static Pipeline read(String file, String text, Optional<String> folder) {
    YamlProblems problems = new YamlProblems(file);
    Optional<Pipeline> pipeline =
        new YamlText(text)
            .root(problems)
            .flatMap(root -> YamlMap.of(problems, "", root, PIPELINE))
            .flatMap(fields -> readPipeline(problems, fields, folder));
    problems.throwIfAny();
    return pipeline.orElseThrow();
  }

  private static Optional<Pipeline> readPipeline(
      YamlProblems problems, YamlMap fields, Optional<String> folder) {
    int before = problems.noted();
    Optional<YamlScalar> name = fields.get(PIPELINE.name);
    name.ifPresent(scalar -> checkFolder(problems, scalar, folder));
    Optional<YamlScalar> schema = fields.get(PIPELINE.schema);
    String stagingSchema = fields.get(PIPELINE.stagingSchema);
    schema
        .filter(scalar -> scalar.text().equals(stagingSchema))
        .ifPresent(
            scalar ->
                problems.add(
                    scalar, "'" + scalar.text() + "' is the staging schema too; name two schemas"));
    Optional<String> description = fields.get(PIPELINE.description);
    int maxParallel = fields.get(PIPELINE.maxParallel);
    Overlap overlap = fields.get(PIPELINE.overlap);
    Optional<YamlMap> defaults = fields.get(PIPELINE.defaults);
    TimeoutsReader timeouts =
        new TimeoutsReader(defaults.flatMap(map -> map.get(DEFAULTS.timeouts)));
    List<TableDraft> drafts = readTables(problems, fields, defaults, timeouts);
    new TableOrder(problems, drafts).check();
    Set<String> names =
        drafts.stream().map(draft -> draft.name().text()).collect(Collectors.toSet());
    Phases phases =
        new PhasesReader(problems, names)
            .read(
                fields,
                timeouts.read(YamlMap.empty(problems, TIMEOUTS, "timeouts", fields.line())));
    name.map(scalar -> new MachineNames(problems, scalar))
        .ifPresent(
            machines -> {
              machines.check(!phases.present().isEmpty());
              drafts.forEach(draft -> machines.check(draft.name()));
            });
    if (problems.noted() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new Pipeline(
            name.orElseThrow().text(),
            description,
            schema.orElseThrow().text(),
            stagingSchema,
            maxParallel,
            overlap,
            drafts.stream().map(draft -> draft.table().orElseThrow()).toList(),
            phases));
  }

  private static List<TableDraft> readTables(
      YamlProblems problems, YamlMap fields, Optional<YamlMap> defaults, TimeoutsReader timeouts) {
    SourceReader sources =
        new SourceReader(problems, defaults.flatMap(map -> map.get(DEFAULTS.source)));
    TableReader tables = new TableReader(problems, sources, timeouts);
    return fields.get(PIPELINE.tables).stream()
        .flatMap(table -> tables.read(table).stream())
        .toList();
  }

  private static void checkFolder(
      YamlProblems problems, YamlScalar pipeline, Optional<String> folder) {
    folder
        .filter(name -> !name.equals(pipeline.text()))
        .ifPresent(
            name ->
                problems.add(
                    pipeline,
                    "'%s' stands in the folder %s; give both the same name"
                        .formatted(pipeline.text(), name)));
  }
}
