package dev.stepshift.render;

import dev.stepshift.functions.LambdaSettings;
import dev.stepshift.loadhistory.FileLoad;
import dev.stepshift.pipeline.FileSelection.NewFiles;
import dev.stepshift.pipeline.Phase;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.Table;
import dev.stepshift.source.SourceFile;
import dev.stepshift.sql.SqlTemplates;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The SQL of a load that nobody asked for: to look at, and to check before a run does. */
public final class SqlPreview {

  private final LoadSteps steps;
  private final PipelineSql pipelineSql;
  private final PhaseSteps phases;
  private final LambdaSettings settings;

  /**
   * @param texts the text of a file below the {@code sql/} folder
   */
  public SqlPreview(Function<String, String> texts, LambdaSettings settings) {
    SqlTemplates templates = new SqlTemplates(texts);
    this.steps = new LoadSteps(templates, settings);
    this.pipelineSql = new PipelineSql(templates);
    this.phases = new PhaseSteps(templates, settings);
    this.settings = settings;
  }

  /**
   * The statements of each step, as if the table's source held one small file.
   *
   * @throws dev.stepshift.errors.TemplateInvalid if a template or the table's own SQL is wrong
   * @throws dev.stepshift.errors.LoadTooLarge if the SQL does not fit into the Data API
   */
  public Map<String, List<String>> of(Pipeline pipeline, Table table) {
    RenderRequest request =
        new RenderRequest(pipeline.name(), table.name(), "preview", "preview", "2026-01-31");
    Load load =
        table
            .query()
            .map(query -> Load.of(request, pipeline, table, pipelineSql, query))
            .orElseGet(() -> ofOneFile(request, pipeline, table));
    Map<String, List<String>> statements = new LinkedHashMap<>();
    steps.of(load).forEach((step, batch) -> statements.put(step, batch.sqls()));
    return statements;
  }

  private static Optional<FileLoad> fileLoad(Table table, SourceFile file) {
    return table.source().selection() instanceof NewFiles
        ? Optional.of(new FileLoad(LoadKey.of(List.of(file)), List.of(), List.of(), 0))
        : Optional.empty();
  }

  /**
   * The statements of a phase of the pipeline, submit by submit.
   *
   * @throws dev.stepshift.errors.TemplateInvalid if a file of the pipeline is wrong
   * @throws dev.stepshift.errors.PipelineNotFound if a file is missing
   */
  public Map<String, List<String>> of(Pipeline pipeline, Phase phase) {
    RenderRequest request =
        new RenderRequest(pipeline.name(), "", phase.word(), "preview", "preview", "2026-01-31");
    Map<String, List<String>> statements = new LinkedHashMap<>();
    phases
        .of(pipeline, phase, request)
        .forEach((step, batch) -> statements.put(step, batch.sqls()));
    return statements;
  }

  private Load ofOneFile(RenderRequest request, Pipeline pipeline, Table table) {
    SourceFile file =
        new SourceFile(settings.dataBucket(), "preview", "0".repeat(32), 1, Instant.EPOCH);
    return new Load(
        request,
        pipeline,
        table,
        List.of(file),
        "s3://" + settings.dataBucket() + "/preview.manifest",
        "",
        LoadKey.of(List.of(file)),
        fileLoad(table, file),
        Optional.empty());
  }
}
