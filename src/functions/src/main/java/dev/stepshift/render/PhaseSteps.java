package dev.stepshift.render;

import dev.stepshift.errors.TemplateInvalid;
import dev.stepshift.functions.LambdaSettings;
import dev.stepshift.functions.RunIdentity;
import dev.stepshift.pipeline.Maintenance;
import dev.stepshift.pipeline.Phase;
import dev.stepshift.pipeline.Phases;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.SqlFile;
import dev.stepshift.pipeline.Validation.CustomSql;
import dev.stepshift.sql.Identifiers;
import dev.stepshift.sql.PipelineSql;
import dev.stepshift.sql.SqlScript;
import dev.stepshift.sql.SqlTemplates;
import dev.stepshift.sql.validation.OwnQuery;
import dev.stepshift.sql.validation.ValidationSql;
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
  Map<String, Batch> of(Pipeline pipeline, Phase phase, RunIdentity run) {
    Map<String, Batch> steps = new LinkedHashMap<>();
    switch (phase) {
      case SETUP -> setUp(steps, pipeline, run);
      case VALIDATE -> {
        if (!pipeline.phases().validations().isEmpty()) {
          put(steps, "validations", batch(pipeline, phase, "", validations(pipeline, run)));
        }
      }
      case MAINTAIN -> maintain(steps, pipeline);
    }
    return steps;
  }

  private void setUp(Map<String, Batch> steps, Pipeline pipeline, RunIdentity run) {
    Map<String, String> words = PipelineSql.words(run, pipeline);
    SetupModel model = SetupModel.of(pipeline);
    Phases phases = pipeline.phases();
    if (phases.submits(Phase.SETUP) > 0) {
      put(
          steps,
          "turns",
          batch(
              pipeline,
              Phase.SETUP,
              "",
              SqlScript.statements(templates.render("setup.sql", model))));
    }
    String turn = templates.render("setup_turn.sql", model);
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

  private List<String> validations(Pipeline pipeline, RunIdentity run) {
    Map<String, String> words = PipelineSql.words(run, pipeline);
    List<OwnQuery> queries =
        pipeline.phases().validations().stream()
            .map(own -> OwnQuery.of(own, where(own, pipeline), words))
            .toList();
    return SqlScript.statements(new ValidationSql(templates).of(queries));
  }

  private static String where(CustomSql own, Pipeline pipeline) {
    return "Validation " + own.name() + " of pipeline " + pipeline.name();
  }

  private static void maintain(Map<String, Batch> steps, Pipeline pipeline) {
    long seconds = pipeline.phases().timeout(Phase.MAINTAIN).toSeconds();
    for (Maintenance work : pipeline.phases().maintenance()) {
      String sql = work.kind().sql() + ' ' + Identifiers.quote(pipeline.schema(), work.table());
      put(
          steps,
          work.kind().sql() + ' ' + work.table(),
          new Batch(List.of(sql), seconds, List.of(0)));
    }
  }

  private Batch batch(Pipeline pipeline, Phase phase, String before, List<String> statements) {
    Duration timeout = pipeline.phases().timeout(phase);
    String group = String.join("/", settings.stack(), pipeline.name(), "_", phase.word());
    List<String> sqls = new ArrayList<>(SessionSettings.statements(group, timeout));
    sqls.addAll(SqlScript.statements(before));
    sqls.addAll(statements);
    BatchLimits.refuseTooLarge(
        "Phase " + phase.word() + " of pipeline " + pipeline.name(),
        sqls,
        "Divide the file into several.");
    return new Batch(sqls, timeout.toSeconds(), List.of(sqls.size() - 1));
  }

  private static void put(Map<String, Batch> steps, String what, Batch batch) {
    steps.put("%03d %s".formatted(steps.size() + 1, what), batch);
  }
}
