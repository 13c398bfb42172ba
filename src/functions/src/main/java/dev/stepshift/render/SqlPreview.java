package dev.stepshift.render;

import dev.stepshift.functions.LambdaSettings;
import dev.stepshift.functions.RunIdentity;
import dev.stepshift.header.CopyPlan;
import dev.stepshift.loadhistory.FileLoad;
import dev.stepshift.pipeline.FileSelection.NewFiles;
import dev.stepshift.pipeline.Phase;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.Table;
import dev.stepshift.source.LoadKey;
import dev.stepshift.source.SourceFile;
import dev.stepshift.sql.PipelineSql;
import dev.stepshift.sql.SqlTemplates;
import dev.stepshift.sql.load.FileCopy;
import dev.stepshift.sql.load.Load;
import dev.stepshift.sql.load.LoadInput;
import dev.stepshift.sql.load.LoadInput.DeliveredFiles;
import dev.stepshift.sql.load.LoadInput.QueriedRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The SQL of a load that nobody asked for: to look at, and to check before a run does. */
public final class SqlPreview {

  private static final RunIdentity RUN = new RunIdentity("preview", LocalDate.of(2026, 1, 31));

  private static final String EXECUTION = "preview";

  private final LoadSteps steps;
  private final TableQueries queries;
  private final PhaseSteps phases;
  private final LambdaSettings settings;

  /**
   * @param texts the text of a file below the {@code sql/} folder
   */
  public SqlPreview(Function<String, String> texts, LambdaSettings settings) {
    SqlTemplates templates = new SqlTemplates(texts);
    this.steps = new LoadSteps(templates, settings);
    this.queries = new TableQueries(new PipelineSql(templates));
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
    LoadInput input =
        query(pipeline, table).<LoadInput>map(rows -> rows).orElseGet(() -> oneFile(table));
    Map<String, List<String>> statements = new LinkedHashMap<>();
    steps
        .of(load(pipeline, table, input))
        .forEach((step, batch) -> statements.put(step, batch.sqls()));
    return statements;
  }

  /**
   * What the table's query finds; empty for a table that files feed.
   *
   * @throws dev.stepshift.errors.TemplateInvalid if the query's file is not one SELECT
   * @throws dev.stepshift.errors.PipelineNotFound if it is missing
   */
  public Optional<QueriedRows> query(Pipeline pipeline, Table table) {
    return table.query().map(query -> queries.rows(RUN, pipeline, table, query));
  }

  /** The statements that make the table and its ledger where they are missing. */
  public List<String> tables(Pipeline pipeline, Table table) {
    LoadInput nothing = new QueriedRows("select", "0".repeat(64));
    return steps.tables(load(pipeline, table, nothing));
  }

  private static Load load(Pipeline pipeline, Table table, LoadInput input) {
    return new Load(RUN, EXECUTION, Optional.empty(), false, List.of(), pipeline, table, input);
  }

  private static Optional<FileLoad> fileLoad(Table table, SourceFile file) {
    return table.source().selection() instanceof NewFiles
        ? Optional.of(
            FileLoad.ofNew(LoadKey.of(List.of(file)), RUN.date(), List.of(), List.of(), 0))
        : Optional.empty();
  }

  /**
   * The statements of a phase of the pipeline, submit by submit.
   *
   * @throws dev.stepshift.errors.TemplateInvalid if a file of the pipeline is wrong
   * @throws dev.stepshift.errors.PipelineNotFound if a file is missing
   */
  public Map<String, List<String>> of(Pipeline pipeline, Phase phase) {
    Map<String, List<String>> statements = new LinkedHashMap<>();
    phases.of(pipeline, phase, RUN).forEach((step, batch) -> statements.put(step, batch.sqls()));
    return statements;
  }

  private DeliveredFiles oneFile(Table table) {
    SourceFile file =
        new SourceFile(settings.dataBucket(), "preview", "0".repeat(32), 1, Instant.EPOCH);
    String manifest = "s3://" + settings.dataBucket() + "/preview.manifest";
    FileCopy copy =
        new FileCopy(
            manifest,
            new CopyPlan.AsDeclared(),
            table.source().format().headerLines(),
            Optional.empty(),
            file.url());
    return new DeliveredFiles(
        List.of(file),
        manifest,
        List.of(copy),
        LoadKey.of(List.of(file)),
        fileLoad(table, file),
        Optional.empty(),
        List.of());
  }
}
