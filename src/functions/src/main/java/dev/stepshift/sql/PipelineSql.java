package dev.stepshift.sql;

import dev.stepshift.errors.TemplateInvalid;
import dev.stepshift.functions.RunIdentity;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.Query;
import dev.stepshift.pipeline.SqlFile;
import dev.stepshift.pipeline.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Fills the SQL files of a pipeline's folder, which know a few words and no more. */
public final class PipelineSql {

  /** What may stand in front of a statement, as a regular expression. */
  public static final String COMMENTS = "(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/)*+";

  private static final Pattern SELECT =
      Pattern.compile(COMMENTS + "(?:select|with)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final SqlTemplates templates;

  public PipelineSql(SqlTemplates templates) {
    this.templates = templates;
  }

  /** The words of every file: {@code {schema}}, {@code {run_date}} and {@code {run_id}}. */
  public static Map<String, String> words(RunIdentity run, Pipeline pipeline) {
    return Map.of(
        "schema", Identifiers.quote(pipeline.schema()),
        "run_date", Literals.text(run.date().toString()),
        "run_id", Literals.text(run.id()));
  }

  /**
   * The SELECT that feeds a table; it knows {@code {target}} besides.
   *
   * @throws TemplateInvalid if the file is not one SELECT, or uses another word
   * @throws dev.stepshift.errors.PipelineNotFound if the file is missing
   */
  public String query(RunIdentity run, Pipeline pipeline, Table table, Query query) {
    String path = SqlFile.path(pipeline, query.file());
    Map<String, String> words = new HashMap<>(words(run, pipeline));
    words.put("target", Identifiers.quote(pipeline.schema(), table.name()));
    List<String> statements = statements(path, words);
    if (statements.size() != 1 || !SELECT.matcher(statements.get(0)).matches()) {
      throw new TemplateInvalid(
          path
              + " has "
              + statements.size()
              + " statements; write one that begins with select or with, since its rows are what"
              + " table "
              + table.name()
              + " is fed with.");
    }
    return statements.get(0);
  }

  /**
   * A validation's query, which stands in parentheses.
   *
   * @param where names it in an error
   */
  public String inline(String where, String sql, Map<String, String> words) {
    List<String> statements = split(where, templates.fillOwn(where, sql, words));
    if (statements.size() != 1) {
      throw new TemplateInvalid(
          where + " has " + statements.size() + " statements; write one select.");
    }
    return statements.get(0);
  }

  /** The statements of a file. */
  public List<String> statements(String path, Map<String, String> words) {
    return split(path, templates.fillOwnFile(path, words));
  }

  private static List<String> split(String where, String sql) {
    try {
      return SqlScript.statements(sql);
    } catch (IllegalArgumentException notClosed) {
      throw new TemplateInvalid(where + ": " + notClosed.getMessage());
    }
  }
}
