package dev.stepshift.render;

import dev.stepshift.errors.TemplateInvalid;
import dev.stepshift.functions.LambdaSettings;
import dev.stepshift.pipeline.Maintenance;
import dev.stepshift.pipeline.Phase;
import dev.stepshift.pipeline.Phases;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.SqlFile;
import dev.stepshift.pipeline.Validation.CustomSql;
import dev.stepshift.sql.Identifiers;
import dev.stepshift.sql.Literals;
import dev.stepshift.sql.SqlScript;
import dev.stepshift.sql.SqlTemplates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes what a run submits for the pipeline as a whole. */
final class PhaseSteps {

  private static final Pattern CREATES_PROCEDURE =
      Pattern.compile(
          PipelineSql.COMMENTS + "create\\s+or\\s+replace\\s+procedure\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final SqlTemplates templates;
  private final PipelineSql files;
  private final LambdaSettings settings;

  PhaseSteps(SqlTemplates templates, LambdaSettings settings) {
    this.templates = templates;
    this.files = new PipelineSql(templates);
    this.settings = settings;
  }

  /** What to submit, one after the other, under names that sort so. */
  Map<String, Batch> of(Pipeline pipeline, Phase phase, RenderRequest request) {
    Map<String, Batch> steps = new LinkedHashMap<>();
    switch (phase) {
      case SETUP -> setUp(steps, pipeline, request);
      case VALIDATE -> {
        if (!pipeline.phases().validations().isEmpty()) {
          put(steps, "validations", batch(pipeline, phase, "", validations(pipeline, request)));
        }
      }
      case MAINTAIN -> maintain(steps, pipeline);
    }
    return steps;
  }

  private void setUp(Map<String, Batch> steps, Pipeline pipeline, RenderRequest request) {
    Map<String, String> words = PipelineSql.words(request, pipeline);
    Map<String, Object> names =
        Map.of(
            "schema",
            words.get("schema"),
            "own_schema",
            Identifiers.quote(TableNames.OWN_SCHEMA),
            "turns",
            Identifiers.quote(TableNames.OWN_SCHEMA, "setup_" + pipeline.name()));
    Phases phases = pipeline.phases();
    if (phases.submits(Phase.SETUP) > 0) {
      put(steps, "turns", batch(pipeline, Phase.SETUP, "", script("setup.sql", names)));
    }
    String turn = templates.render("setup_turn.sql", names);
    for (String file : phases.procedures()) {
      String path = SqlFile.path(pipeline, file);
      List<String> statements = files.statements(path, words);
      requireProcedures(path, statements);
      put(steps, file, batch(pipeline, Phase.SETUP, turn, statements));
    }
    for (String file : phases.setup()) {
      List<String> statements = files.statements(SqlFile.path(pipeline, file), words);
      put(steps, file, batch(pipeline, Phase.SETUP, turn, statements));
    }
  }

  private List<String> script(String template, Map<String, Object> values) {
    return SqlScript.statements(templates.render(template, values));
  }

  /** Each run deploys them again. */
  private static void requireProcedures(String path, List<String> statements) {
    if (statements.isEmpty()
        || !statements.stream().allMatch(sql -> CREATES_PROCEDURE.matcher(sql).matches())) {
      throw new TemplateInvalid(
          path
              + " holds something else than procedures; begin each statement with create or replace"
              + " procedure, and move the others to a file of setup.");
    }
  }

  private List<String> validations(Pipeline pipeline, RenderRequest request) {
    Map<String, String> words = PipelineSql.words(request, pipeline);
    List<Map<String, Object>> checks = new ArrayList<>();
    for (CustomSql own : pipeline.phases().validations()) {
      String where = "Validation " + own.name() + " of pipeline " + pipeline.name();
      checks.add(
          ValidationSql.check(
              own, files.inline(where, own.sql(), words), own.minimum(), own.maximum()));
    }
    return script("validate.sql", Map.of("checks", checks, "claim", "", "failed_rows", ""));
  }

  private static void maintain(Map<String, Batch> steps, Pipeline pipeline) {
    long seconds = pipeline.phases().timeout(Phase.MAINTAIN).toSeconds();
    for (Maintenance work : pipeline.phases().maintenance()) {
      String sql = work.kind().sql() + ' ' + Identifiers.quote(pipeline.schema(), work.table());
      put(steps, work.kind().sql() + ' ' + work.table(), new Batch(List.of(sql), seconds, 0));
    }
  }

  private Batch batch(Pipeline pipeline, Phase phase, String before, List<String> statements) {
    Duration timeout = pipeline.phases().timeout(phase);
    List<String> sqls = new ArrayList<>();
    String group = String.join("/", settings.stack(), pipeline.name(), "_", phase.word());
    sqls.add("set query_group to " + Literals.text(group));
    sqls.add("set statement_timeout to " + BatchLimits.statementTimeoutMillis(timeout));
    sqls.addAll(SqlScript.statements(before));
    sqls.addAll(statements);
    BatchLimits.refuseTooLarge(
        "Phase " + phase.word() + " of pipeline " + pipeline.name(),
        sqls,
        "Divide the file into several.");
    return new Batch(sqls, timeout.toSeconds(), sqls.size() - 1);
  }

  private static void put(Map<String, Batch> steps, String what, Batch batch) {
    steps.put("%03d %s".formatted(steps.size() + 1, what), batch);
  }
}
