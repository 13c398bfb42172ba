package dev.stepshift.sql.validation;

import dev.stepshift.pipeline.Validation.CustomSql;
import dev.stepshift.sql.PipelineSql;
import dev.stepshift.sql.SqlTemplates;
import java.util.Map;

/**
 * The pipeline's own query.
 *
 * @param where names it in an error
 * @param words what it may say in braces
 */
public record OwnQuery(Rule rule, String where, String written, Map<String, String> words)
    implements ValidationQuery {

  public static OwnQuery of(CustomSql own, String where, Map<String, String> words) {
    Bounds bounds = new Bounds(own.minimum(), own.maximum());
    return new OwnQuery(Rule.of(own, bounds), where, own.sql(), words);
  }

  /** It stands in parentheses, so it must be one statement. */
  @Override
  public String sql(SqlTemplates templates) {
    return new PipelineSql(templates).inline(where, written, words);
  }
}
