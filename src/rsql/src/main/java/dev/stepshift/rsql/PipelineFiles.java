package dev.stepshift.rsql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a script as the files of a pipeline. */
final class PipelineFiles {

  private static final String RUNS =
      """
      select
        cast({run_id} as varchar(256)) as run_id,
        cast({run_date} as date) as run_date
      """;

  private final String pipeline;
  private final String schema;
  private final String scripts;
  private final Map<String, String> files = new LinkedHashMap<>();
  private final StringBuilder setup = new StringBuilder();
  private final StringBuilder validations = new StringBuilder();
  private final List<ScriptItem> all = new ArrayList<>();

  private PipelineFiles(String pipeline, String schema, String scripts) {
    this.pipeline = pipeline;
    this.schema = schema;
    this.scripts = scripts;
  }

  /**
   * The files' texts by their paths in the pipeline's folder.
   *
   * @param scripts the scripts' names, for people
   */
  static Map<String, String> of(
      String pipeline, String schema, String scripts, List<Transaction> transactions) {
    return new PipelineFiles(pipeline, schema, scripts).write(transactions);
  }

  private Map<String, String> write(List<Transaction> transactions) {
    transactions.forEach(transaction -> all.addAll(transaction.items()));
    for (Transaction transaction : transactions) {
      writeSetup(transaction);
    }
    files.put("runs.sql", RUNS);
    files.put("pipeline.yaml", yaml());
    return files;
  }

  private void writeSetup(Transaction transaction) {
    StringBuilder sql = new StringBuilder();
    boolean runs = false;
    for (ScriptItem item : transaction.items()) {
      if (isValidation(item)) {
        writeValidation(item);
        continue;
      }
      sql.append('\n').append(sql(item)).append('\n');
      runs |= !item.is(ScriptItem.Kind.SETTING);
    }
    if (!runs) {
      return;
    }
    String file = "setup/%03d.sql".formatted(files.size() + 1);
    ScriptLine first =
        transaction.items().stream().map(ScriptItem::place).findFirst().orElseThrow();
    for (ScriptItem item : transaction.items()) {
      if (!item.is(ScriptItem.Kind.SETTING)) {
        first = item.place();
        break;
      }
    }
    files.put(file, "-- From " + first + " on; one transaction.\n" + sql);
    setup.append("  - ").append(file).append('\n');
  }

  /** A check that something depends on has to stand before it, and be in its session. */
  private boolean isValidation(ScriptItem item) {
    if (!item.is(ScriptItem.Kind.CHECK)) {
      return false;
    }
    int at = all.lastIndexOf(item);
    return all.subList(at + 1, all.size()).stream().noneMatch(ScriptItem::changes)
        && all.stream()
            .filter(other -> other.is(ScriptItem.Kind.STATEMENT))
            .flatMap(other -> other.statement().temporaryTable().stream())
            .noneMatch(item.statement()::mentions)
        && all.stream().noneMatch(other -> other.is(ScriptItem.Kind.SETTING));
  }

  private static String sql(ScriptItem item) {
    return switch (item.kind()) {
      case STATEMENT, SETTING -> RunDate.write(item.sql()) + ";";
      case CHECK -> guard(item);
      case MARK ->
          // In front of the comment: in one, the word would be no problem.
          "{not_converted_line_"
              + item.place().line()
              + "} -- "
              + RunDate.write(item.sql()).replace('\n', ' ');
    };
  }

  private static String guard(ScriptItem check) {
    RowBounds bounds = check.bounds().orElseThrow();
    return """
        -- %s: stops with a division by zero unless it finds %s.
        select 1 / case when (select count(*) from (
        %s
        ) as counted) %s then 1 else 0 end as check_line_%d;"""
        .formatted(
            check.place(),
            bounds.words(),
            RunDate.write(check.sql()),
            bounds.sql(),
            check.place().line());
  }

  private void writeValidation(ScriptItem check) {
    RowBounds bounds = check.bounds().orElseThrow();
    validations
        .append("  - name: ")
        .append(ImportName.of(check.place().file()))
        .append("_line_")
        .append(check.place().line())
        .append("\n    sql: |-\n      select count(*) from (\n")
        .append(RunDate.write(check.sql()).indent(6))
        .append("      ) as counted\n");
    bounds.minimum().ifPresent(least -> validations.append("    minimum: " + least + "\n"));
    bounds.maximum().ifPresent(most -> validations.append("    maximum: " + most + "\n"));
  }

  private String yaml() {
    return """
        # Made of %1$s by ./stepshift import-rsql. It is yours now.
        pipeline: %2$s
        description: What %1$s did under RSQL.
        schema: %3$s
        %4$stables:
          # A row for each run that came through.
          - name: %2$s_runs
            strategy: upsert
            key: run_id
            columns:
              - {name: run_id, type: varchar(256)}
              - {name: run_date, type: date}
            query: runs.sql
        %5$s"""
        .formatted(
            scripts,
            pipeline,
            schema,
            setup.isEmpty() ? "" : "setup:\n" + setup,
            validations.isEmpty() ? "" : "validations:\n" + validations);
  }
}
