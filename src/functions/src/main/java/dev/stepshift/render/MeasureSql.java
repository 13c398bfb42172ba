package dev.stepshift.render;

import dev.stepshift.pipeline.Measure;
import dev.stepshift.pipeline.Measure.Age;
import dev.stepshift.pipeline.Measure.Orphans;
import dev.stepshift.pipeline.Measure.Outside;
import dev.stepshift.pipeline.Measure.ShareOf;
import dev.stepshift.pipeline.Measure.Sum;
import dev.stepshift.pipeline.Measure.Violations;
import dev.stepshift.sql.Identifiers;
import dev.stepshift.sql.Literals;
import dev.stepshift.sql.SqlTemplates;
import java.util.HashMap;
import java.util.Map;

/** Writes the queries of measures. */
final class MeasureSql {

  private final SqlTemplates templates;
  private final String schema;
  private final String runDate;

  /**
   * @param schema of the target tables
   * @param runDate as a literal
   */
  MeasureSql(SqlTemplates templates, String schema, String runDate) {
    this.templates = templates;
    this.schema = schema;
    this.runDate = runDate;
  }

  /**
   * @param where names the validation in an error
   * @param subject the table that is looked at, quoted
   */
  String query(String where, Measure measure, String subject) {
    return render(where, measure, subject, "");
  }

  /** From where the rows come that a measure counts; empty for one that counts none. */
  String failing(String where, Measure measure, String subject) {
    return measure instanceof Age || measure instanceof Sum || measure instanceof ShareOf
        ? ""
        : render(where, measure, subject, "_rows");
  }

  private String render(String where, Measure measure, String subject, String rows) {
    Map<String, Object> values = new HashMap<>();
    values.put("subject", subject);
    values.put("run_date", runDate);
    if (measure instanceof Age age) {
      return render("age", values, age.column());
    }
    if (measure instanceof Sum sum) {
      return render("sum", values, sum.column());
    }
    if (measure instanceof ShareOf share) {
      values.put("other", Identifiers.quote(schema, share.of()));
      return render("row_count_of", values);
    }
    if (measure instanceof Outside outside) {
      values.put("minimum", Literals.text(outside.minimum()));
      values.put("maximum", Literals.text(outside.maximum()));
      return render("outside" + rows, values, outside.column());
    }
    if (measure instanceof Orphans orphans) {
      values.put("parent", Identifiers.quote(schema, orphans.to()));
      values.put("field", Identifiers.quote(orphans.field()));
      return render(rows.isEmpty() ? "orphans" : "relationships" + rows, values, orphans.column());
    }
    String condition = ((Violations) measure).condition();
    values.put("condition", templates.fillOwn(where, condition, Map.of("run_date", runDate)));
    return render("violations" + rows, values);
  }

  private String render(String template, Map<String, Object> values, String column) {
    values.put("column", Identifiers.quote(column));
    return render(template, values);
  }

  private String render(String template, Map<String, Object> values) {
    return templates.render("validations/" + template + ".sql", values).stripTrailing();
  }
}
