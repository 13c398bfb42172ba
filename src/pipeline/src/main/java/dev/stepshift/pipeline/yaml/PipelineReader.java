package dev.stepshift.pipeline.yaml;

import dev.stepshift.errors.PipelineInvalid;
import dev.stepshift.pipeline.NameRules;
import dev.stepshift.pipeline.Overlap;
import dev.stepshift.pipeline.Phases;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.yaml.TableReader.Draft;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads a {@code pipeline.yaml} off the parser's nodes, so that each problem has its line, each
 * scalar stays as it is written, and a native image needs no reflection.
 */
public final class PipelineReader {

  private static final String DEFAULT_STAGING_SCHEMA = "stepshift_staging";
  private static final int DEFAULT_PARALLEL = 8;

  /** A Map state that runs inside the execution has at most 40 iterations at a time. */
  private static final int MOST_PARALLEL = 40;

  /** State machine names end at 80 characters; 20 are left to the stack's, 2 are hyphens. */
  private static final int MOST_NAME_CHARACTERS = 80 - 20 - 2;

  /** Names that a stack gives to its own machines. */
  private static final Set<String> RESERVED =
      Set.of("complete-statement", "sweep-statements", "track-run");

  /** {@code <stack>-<pipeline>-backfill} runs a pipeline for a range of dates. */
  private static final String BACKFILL = "backfill";

  /** {@code <stack>-<pipeline>-run-phase} runs the phases of a pipeline that has some. */
  private static final String RUN_PHASE = "run-phase";

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

  private static Pipeline read(String file, String text, Optional<String> folder) {
    YamlProblems problems = new YamlProblems(file);
    Optional<Pipeline> pipeline =
        compose(problems, text)
            .flatMap(root -> YamlMap.of(problems, "", root, KnownFields.PIPELINE))
            .flatMap(fields -> readPipeline(problems, fields, folder));
    problems.throwIfAny();
    return pipeline.orElseThrow();
  }

  private static Optional<Node> compose(YamlProblems problems, String text) {
    LoaderOptions options = new LoaderOptions();
    try {
      Node root =
          new Composer(
                  new ParserImpl(new StreamReader(new StringReader(text)), options),
                  new Resolver(),
                  options)
              .getSingleNode();
      if (root == null) {
        problems.add(1, "", "the file is empty; begin with pipeline: <name>");
      }
      return Optional.ofNullable(root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      problems.add(line, "", "is not YAML, " + oneLine(whatIsWrong(e)) + "; fix this line");
    } catch (YAMLException e) {
      problems.add(
          1, "", "is not YAML, " + oneLine(e.getMessage()) + "; save it as plain UTF-8 text");
    }
    return Optional.empty();
  }

  private static String whatIsWrong(MarkedYAMLException e) {
    return e.getContext() == null ? e.getProblem() : e.getContext() + " " + e.getProblem();
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static Optional<Pipeline> readPipeline(
      YamlProblems problems, YamlMap fields, Optional<String> folder) {
    int before = problems.noted();
    Optional<YamlScalar> name = fields.required("pipeline", "name the pipeline like its folder");
    name.ifPresent(scalar -> checkName(problems, scalar, folder));
    Optional<String> description = fields.scalar("description").map(YamlScalar::text);
    Optional<YamlScalar> schema = fields.required("schema", "name the schema of the target tables");
    schema.ifPresent(scalar -> checkSchema(problems, scalar));
    Optional<YamlScalar> staging = fields.scalar("staging_schema");
    staging.ifPresent(scalar -> checkSchema(problems, scalar));
    String stagingSchema = staging.map(YamlScalar::text).orElse(DEFAULT_STAGING_SCHEMA);
    schema
        .filter(scalar -> scalar.text().equals(stagingSchema))
        .ifPresent(
            scalar ->
                problems.add(
                    scalar, "'" + scalar.text() + "' is the staging schema too; name two schemas"));
    int maxParallel = fields.whole("max_parallel", DEFAULT_PARALLEL, 1, MOST_PARALLEL);
    Overlap overlap = fields.choice("overlap", Overlap.WAIT, Overlap.values());
    Optional<YamlMap> defaults = fields.map("defaults", KnownFields.DEFAULTS);
    TimeoutsReader timeouts =
        new TimeoutsReader(
            problems, defaults.flatMap(map -> map.map("timeouts", KnownFields.TIMEOUTS)));
    List<Draft> drafts = readTables(problems, fields, defaults, timeouts);
    name.ifPresent(scalar -> drafts.forEach(draft -> checkMachineName(problems, scalar, draft)));
    new TableOrder(problems, drafts).check();
    Set<String> names =
        drafts.stream().map(draft -> draft.name().text()).collect(Collectors.toSet());
    Phases phases =
        new PhasesReader(problems, names)
            .read(fields, timeouts.read(YamlMap.empty(problems, "timeouts", fields.line())));
    String machine = phases.present().isEmpty() ? BACKFILL : RUN_PHASE;
    name.ifPresent(scalar -> checkLength(problems, scalar, machine));
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

  private static List<Draft> readTables(
      YamlProblems problems, YamlMap fields, Optional<YamlMap> defaults, TimeoutsReader timeouts) {
    SourceReader sources =
        new SourceReader(problems, defaults.flatMap(map -> map.map("source", KnownFields.SOURCE)));
    TableReader tables = new TableReader(problems, sources, timeouts);
    if (!fields.has("tables")) {
      fields.problem("tables", "is missing; list the tables to load");
    }
    List<YamlMap> written = fields.maps("tables", KnownFields.TABLE);
    return written.stream().flatMap(table -> tables.read(table).stream()).toList();
  }

  private static void checkName(YamlProblems problems, YamlScalar scalar, Optional<String> folder) {
    if (!NameRules.isPipeline(scalar.text())) {
      problems.add(
          scalar,
          "'%s' is no name of a pipeline; write a-z, 0-9 and single _ between them, a letter first"
              .formatted(scalar.text()));
    }
    folder
        .filter(name -> !name.equals(scalar.text()))
        .ifPresent(
            name ->
                problems.add(
                    scalar,
                    "'%s' stands in the folder %s; give both the same name"
                        .formatted(scalar.text(), name)));
  }

  /**
   * @param machine the longest name among the machines that a pipeline has besides its tables'
   */
  private static void checkLength(YamlProblems problems, YamlScalar pipeline, String machine) {
    int most = MOST_NAME_CHARACTERS - machine.length();
    if (pipeline.text().length() > most) {
      problems.add(
          pipeline,
          "<stack>-%s-%s is too long for a state machine's name; shorten the pipeline's to %d characters"
              .formatted(pipeline.text(), machine, most));
    }
  }

  private static void checkSchema(YamlProblems problems, YamlScalar scalar) {
    if (!NameRules.isIdentifier(scalar.text()) || scalar.text().startsWith("pg_")) {
      problems.add(
          scalar,
          "'%s' is no name of a schema; write up to %d of a-z, 0-9, _, not a digit nor pg_ first"
              .formatted(scalar.text(), NameRules.MAX_LENGTH));
    }
  }

  private static void checkMachineName(YamlProblems problems, YamlScalar pipeline, Draft draft) {
    String machine = pipeline.text() + "-" + draft.name().text();
    int length = machine.length() - 1;
    if (length > MOST_NAME_CHARACTERS) {
      problems.add(
          draft.name(),
          ("<stack>-%s is too long for a state machine's name; pipeline and table have"
                  + " %d characters, shorten them to %d")
              .formatted(machine, length, MOST_NAME_CHARACTERS));
    }
    if (draft.name().text().equals(BACKFILL)) {
      problems.add(
          draft.name(),
          "<stack>-" + machine + " runs the pipeline's backfills; choose another name");
    }
    if (RESERVED.contains(machine)) {
      problems.add(draft.name(), "<stack>-" + machine + " is a machine of every stack; rename one");
    }
  }
}
