package dev.stepshift.proof.strategy;

import dev.stepshift.check.CheckValidation;
import dev.stepshift.check.ValidationResult;
import dev.stepshift.check.Verdict;
import dev.stepshift.delivery.LoadedSources;
import dev.stepshift.functions.LambdaSettings;
import dev.stepshift.loadhistory.DatedLoadStore;
import dev.stepshift.loadhistory.FileLoadHistoryStore;
import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.Phase;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.PipelineStore;
import dev.stepshift.pipeline.Table;
import dev.stepshift.pipeline.yaml.FolderPipelineStore;
import dev.stepshift.pipeline.yaml.PipelineReader;
import dev.stepshift.redshift.run.ResultField;
import dev.stepshift.redshift.run.ResultTable;
import dev.stepshift.redshift.run.Session;
import dev.stepshift.redshift.run.Sessions;
import dev.stepshift.redshift.run.StatementFailed;
import dev.stepshift.redshift.run.StatementResult;
import dev.stepshift.render.Batch;
import dev.stepshift.render.RenderRequest;
import dev.stepshift.render.RenderSql;
import dev.stepshift.render.RenderedLoad;
import dev.stepshift.s3.MemoryS3;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The table of one case on the stand-in for Redshift: loaded as the machine does it, step by step,
 * each batch in a transaction, with the SQL that {@link RenderSql} writes.
 */
final class CaseTable implements AutoCloseable {

  private static final PipelineStore TEMPLATES = new FolderPipelineStore(Path.of("../../sql"));
  static final String BUCKET = "data";

  private final StrategyCase rules;
  private final Pipeline pipeline;
  private final Table table;
  private final MemoryS3 s3;
  private final RenderSql render;
  private final Sessions sessions;
  private final Session session;
  private final CheckValidation checks;
  private int runs;

  CaseTable(StrategyCase rules, String name, MemoryS3 s3, Sessions sessions) throws SQLException {
    String yaml = rules.pipelineYaml().replace(StrategyCase.NAME, name);
    this.rules = rules;
    this.pipeline = new PipelineReader().read(rules.name(), yaml);
    this.table = pipeline.tables().get(0);
    this.s3 = s3;
    this.render =
        new RenderSql(
            store(pipeline, rules),
            s3,
            new LambdaSettings("cases", BUCKET, "sql", "sql/", "default"));
    this.checks =
        new CheckValidation(
            new FileLoadHistoryStore(s3, BUCKET),
            new DatedLoadStore(s3, BUCKET),
            new LoadedSources(s3, BUCKET));
    this.sessions = sessions;
    this.session = sessions.open();
  }

  private static PipelineStore store(Pipeline pipeline, StrategyCase rules) {
    return new PipelineStore() {
      @Override
      public Pipeline pipeline(String name) {
        return pipeline;
      }

      @Override
      public String text(String path) {
        return path.startsWith("pipelines/")
            ? rules.procedure().orElseThrow()
            : TEMPLATES.text(path);
      }
    };
  }

  Table table() {
    return table;
  }

  /** Makes the target as the first copy would, with the rows that the case begins with. */
  void begin() throws StatementFailed, SQLException {
    if (rules.target().isEmpty() && rules.setup().isEmpty()) {
      return;
    }
    String date = rules.loads().get(0).date();
    deliver(date, Optional.of(""));
    String target = qualified();
    run(
        render(date, false).steps().get("copy").sqls().stream()
            .filter(
                sql ->
                    sql.startsWith("create schema if not exists")
                        || sql.startsWith("create table if not exists " + target + " "))
            .toList());
    run(
        rules.setup().stream()
            .map(sql -> sql.replace("{target}", target).replace("{schema}", pipeline.schema()))
            .toList());
    if (!rules.target().isEmpty()) {
      run(List.of("insert into " + target + " (" + columns() + ") values " + values()));
    }
  }

  private String values() {
    return rules.target().stream()
        .map(row -> row.stream().map(CaseTable::literal).collect(Collectors.joining(", ")))
        .collect(Collectors.joining("), (", "(", ")"));
  }

  private static String literal(String value) {
    return value == null ? "null" : "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /** Puts the file of a date in place of the one that was there, or takes it away. */
  void deliver(String date, Optional<String> file) {
    String key = pipeline.name() + "/" + date + "/delivery.csv";
    file.ifPresentOrElse(text -> s3.text(BUCKET, key, text), () -> s3.remove(BUCKET, key));
  }

  /**
   * Runs all steps of a load.
   *
   * @param merges how often the merge step is run
   * @return the names of the validations that warn
   */
  List<String> load(String date, boolean reload, int merges) throws StatementFailed, SQLException {
    deployProcedure(date);
    RenderedLoad load = render(date, reload);
    if (!load.anythingToLoad()) {
      return List.of();
    }
    run(load.steps().get("copy").sqls());
    List<String> warned =
        new ArrayList<>(judge(load.steps().get("validateStaging"), "validate_staging"));
    for (int i = 0; i < merges; i++) {
      run(load.steps().get("merge").sqls());
    }
    warned.addAll(judge(load.steps().get("validateTarget"), "validate_target"));
    return warned;
  }

  /** As the run does it before its tables. */
  private void deployProcedure(String date) throws StatementFailed, SQLException {
    if (rules.procedure().isEmpty()) {
      return;
    }
    RenderedLoad setup =
        render.render(
            new RenderRequest(
                pipeline.name(), "", Phase.SETUP.word(), "run-0", "arn:aws:states:run-0", date));
    for (Batch batch : setup.steps().values()) {
      run(batch.sqls());
    }
  }

  private RenderedLoad render(String date, boolean reload) {
    runs++;
    return render.render(
        new RenderRequest(
            pipeline.name(),
            table.name(),
            "",
            "run-" + runs,
            "arn:aws:states:run-" + runs,
            date,
            "",
            reload,
            false,
            "",
            true,
            List.of()));
  }

  private List<String> judge(Batch batch, String step) throws StatementFailed, SQLException {
    ResultTable result = run(batch.sqls()).resultSet().orElseThrow();
    return checks
        .check(
            new ValidationResult(
                String.join("/", "cases", pipeline.name(), "run-" + runs, table.name(), step),
                result.columns().stream()
                    .map(column -> Map.<String, Object>of("Name", column.name()))
                    .toList(),
                result.rows().stream()
                    .map(row -> row.stream().map(CaseTable::fieldOfTheDataApi).toList())
                    .toList()))
        .verdicts()
        .stream()
        .filter(verdict -> !verdict.passed())
        .map(Verdict::name)
        .toList();
  }

  private static Map<String, Object> fieldOfTheDataApi(ResultField field) {
    String value = text(field);
    return value == null ? Map.of("IsNull", true) : Map.of("StringValue", value);
  }

  private StatementResult run(List<String> sqls) throws StatementFailed, SQLException {
    session.begin();
    long query = 0;
    StatementResult last = null;
    try {
      for (String sql : sqls) {
        query = sessions.nextQueryId();
        last = session.runInBatch(sql, query);
      }
      session.commit(query);
      return last;
    } catch (StatementFailed failed) {
      session.rollback();
      throw failed;
    }
  }

  /** The target's rows, sorted, each as it is told to people; none if there is no table. */
  List<String> rows() throws StatementFailed, SQLException {
    String found =
        "select count(*) from pg_catalog.pg_tables where schemaname = '%s' and tablename = '%s'"
            .formatted(pipeline.schema(), table.name());
    if (query(found).equals(List.of("[0]"))) {
      return List.of();
    }
    return query("select " + columns() + " from " + qualified());
  }

  private List<String> query(String sql) throws StatementFailed, SQLException {
    return run(List.of(sql)).resultSet().orElseThrow().rows().stream()
        .map(row -> told(row.stream().map(CaseTable::text).collect(Collectors.toList())))
        .sorted()
        .toList();
  }

  /** A row as one text, in which NULL, the text null and the empty text differ. */
  static String told(List<String> row) {
    return row.stream()
        .map(
            value ->
                value == null
                    ? "null"
                    : value.isEmpty() || value.equals("null") ? '"' + value + '"' : value)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String text(ResultField field) {
    if (field instanceof ResultField.Bool bool) {
      return String.valueOf(bool.value());
    }
    if (field instanceof ResultField.Whole whole) {
      return String.valueOf(whole.value());
    }
    if (field instanceof ResultField.Floating floating) {
      return String.valueOf(floating.value());
    }
    return field instanceof ResultField.Text text ? text.value() : null;
  }

  private String columns() {
    List<String> names =
        rules.targetColumns().isEmpty()
            ? table.columns().stream().map(Column::name).toList()
            : rules.targetColumns();
    return names.stream().collect(Collectors.joining("\", \"", "\"", "\""));
  }

  private String qualified() {
    return '"' + pipeline.schema() + "\".\"" + table.name() + '"';
  }

  @Override
  public void close() {
    session.close();
  }
}
