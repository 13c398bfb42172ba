package dev.stepshift.pipeline.yaml;

import static dev.stepshift.pipeline.yaml.ScalarType.choice;
import static dev.stepshift.pipeline.yaml.ScalarType.number;
import static dev.stepshift.pipeline.yaml.ScalarType.pipelineName;
import static dev.stepshift.pipeline.yaml.ScalarType.schemaName;
import static dev.stepshift.pipeline.yaml.ScalarType.sqlFile;
import static dev.stepshift.pipeline.yaml.ScalarType.text;
import static dev.stepshift.pipeline.yaml.ScalarType.whole;
import static dev.stepshift.pipeline.yaml.ValueType.object;
import static dev.stepshift.pipeline.yaml.ValueType.objects;

import dev.stepshift.pipeline.Maintenance;
import dev.stepshift.pipeline.Overlap;
import dev.stepshift.pipeline.Validation.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The fields of a {@code pipeline.yaml}. */
final class PipelineFields extends YamlObject {

  static final DefaultFields DEFAULTS = new DefaultFields();
  static final PipelineValidationFields PIPELINE_VALIDATION = new PipelineValidationFields();
  static final MaintenanceFields MAINTENANCE = new MaintenanceFields();
  static final PipelineFields PIPELINE = new PipelineFields();

  /** A Map state that runs inside the execution has at most 40 iterations at a time. */
  private static final int MOST_PARALLEL = 40;

  private PipelineFields() {
    super("pipeline", "One folder under `sql/pipelines/`: the tables that a run loads.");
  }

  final YamlField<Optional<YamlScalar>> name =
      field("pipeline", pipelineName().scalar())
          .needed("name the pipeline like its folder")
          .is(
              "The pipeline's name, which is its folder's: `a-z`, `0-9` and single `_`. With the"
                  + " longest table name it has at most 58 characters.");

  final YamlField<Optional<String>> description =
      field("description", text().optional()).is("One sentence for people.");

  final YamlField<Optional<YamlScalar>> schema =
      field("schema", schemaName().scalar())
          .needed("name the schema of the target tables")
          .is("The schema of the target tables.");

  final YamlField<String> stagingSchema =
      field("staging_schema", schemaName().orElse("stepshift_staging"))
          .is("The schema of the staging tables, which each load creates anew; not the targets'.");

  final YamlField<Integer> maxParallel =
      field("max_parallel", whole(1, MOST_PARALLEL).orElse(8))
          .is("How many tables of a wave load at a time.");

  final YamlField<Overlap> overlap =
      field("overlap", choice(Overlap.values()).orElse(Overlap.WAIT))
          .is(
              "What a run does that finds another run of the pipeline: `wait` for its end, or"
                  + " `skip`: end at once, recorded as skipped.");

  final YamlField<Optional<YamlMap>> defaults =
      field("defaults", object(DEFAULTS))
          .is("`source` and `timeouts` that each table inherits, field by field.");

  final YamlField<List<String>> procedures =
      field("procedures", sqlFile().set())
          .usually("none")
          .is(
              "Files of the pipeline's folder with `create or replace procedure`, deployed first in"
                  + " each run ([SQL around the tables](#sql-around-the-tables)).");

  final YamlField<List<String>> setup =
      field("setup", sqlFile().set())
          .usually("none")
          .is("Files of the pipeline's folder that run before the tables, in each run.");

  final YamlField<List<YamlMap>> tables =
      field("tables", objects(TableFields.TABLE))
          .needed("list the tables to load")
          .is("The target [tables](#table), in their order inside a wave.");

  final YamlField<List<YamlMap>> validations =
      field("validations", objects(PIPELINE_VALIDATION))
          .usually("none")
          .is("Checks over several tables, when all are loaded.");

  final YamlField<List<YamlMap>> maintenance =
      field("maintenance", objects(MAINTENANCE))
          .usually("none")
          .is("ANALYZE and VACUUM of the targets, at the end of a run.");

  /** The fields of {@code defaults}. */
  static final class DefaultFields extends YamlObject {

    private DefaultFields() {
      super("defaults", "What each table inherits, field by field.");
    }

    final YamlField<Optional<YamlMap>> source =
        field("source", object(SourceFields.SOURCE)).is("The [files](#source).");

    final YamlField<Optional<YamlMap>> timeouts =
        field("timeouts", object(TimeoutFields.TIMEOUTS)).is("How long each step may take.");
  }

  /** The fields of an entry of the pipeline's {@code validations}. */
  static final class PipelineValidationFields extends YamlObject {

    private PipelineValidationFields() {
      super("pipeline_validation", "One check: a query and the bounds of what it may yield.");
      rule("{\"anyOf\": [{\"required\": [\"minimum\"]}, {\"required\": [\"maximum\"]}]}");
    }

    final YamlField<Optional<YamlScalar>> name =
        field("name", ScalarType.name().scalar())
            .needed("an own query needs one, such as no_negative_price")
            .is("What reports call the check.");

    final YamlField<Optional<YamlScalar>> sql =
        field("sql", ValidationFields.query())
            .needed("write a query of one row and one number")
            .is(
                "A query of one row and one number, without a semicolon. `{schema}`, `{run_date}` and"
                    + " `{run_id}` are filled in.");

    final YamlField<Optional<BigDecimal>> minimum =
        field("minimum", number().optional()).is("The least that it may yield.");

    final YamlField<Optional<BigDecimal>> maximum =
        field("maximum", number().optional()).is("The most that it may yield.");

    final YamlField<Severity> severity =
        field("severity", choice(Severity.values()).orElse(Severity.ERROR))
            .is("`error` fails the run, `warn` is reported.");
  }

  /** The fields of an entry of {@code maintenance}. */
  static final class MaintenanceFields extends YamlObject {

    /** VACUUM's forms, as YAML calls them. */
    enum Mode {
      FULL(Maintenance.Kind.VACUUM_FULL),
      SORT_ONLY(Maintenance.Kind.VACUUM_SORT_ONLY),
      DELETE_ONLY(Maintenance.Kind.VACUUM_DELETE_ONLY),
      REINDEX(Maintenance.Kind.VACUUM_REINDEX);

      private final Maintenance.Kind kind;

      Mode(Maintenance.Kind kind) {
        this.kind = kind;
      }

      Maintenance.Kind kind() {
        return kind;
      }
    }

    private MaintenanceFields() {
      super("maintenance", "One statement: `analyze` or `vacuum`.");
      rule(
          "{\"if\": {\"required\": [\"analyze\"]}, \"then\": {\"not\": {\"required\": [\"mode\"]}}}");
    }

    final YamlField<Optional<YamlScalar>> analyze =
        field("analyze", ScalarType.name().scalar())
            .alternative()
            .is("The table whose statistics are refreshed.");

    final YamlField<Optional<YamlScalar>> vacuum =
        field("vacuum", ScalarType.name().scalar())
            .alternative()
            .is("The table whose rows are sorted and whose space is reclaimed.");

    final YamlField<Mode> mode =
        field("mode", choice(Mode.values()).orElse(Mode.FULL)).is("What `vacuum` does.");
  }
}
