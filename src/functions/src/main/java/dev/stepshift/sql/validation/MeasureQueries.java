package dev.stepshift.sql.validation;

import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.Measure;
import dev.stepshift.pipeline.Measure.Age;
import dev.stepshift.pipeline.Measure.Orphans;
import dev.stepshift.pipeline.Measure.Outside;
import dev.stepshift.pipeline.Measure.ShareOfDelivery;
import dev.stepshift.pipeline.Measure.ShareOfTotal;
import dev.stepshift.pipeline.Measure.Sum;
import dev.stepshift.pipeline.Measure.Violations;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.sql.Identifiers;
import dev.stepshift.sql.Literals;
import dev.stepshift.sql.SqlTemplates;
import dev.stepshift.sql.load.LoadNames;
import dev.stepshift.sql.validation.RowCountOfQuery.Delivery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes the queries of measures. */
final class MeasureQueries {

  private final SqlTemplates templates;
  private final Pipeline pipeline;
  private final String runDate;
  private final List<Column> columns;

  /**
   * @param runDate as a literal
   * @param columns of the table that is measured
   */
  MeasureQueries(SqlTemplates templates, Pipeline pipeline, String runDate, List<Column> columns) {
    this.templates = templates;
    this.pipeline = pipeline;
    this.runDate = runDate;
    this.columns = columns;
  }

  /**
   * @param where names the validation in an error
   * @param subject the table that is looked at, quoted
   */
  ValidationQuery of(Rule rule, String where, Measure measure, String subject) {
    if (measure instanceof Age age) {
      return new AgeQuery(rule, subject, Identifiers.quote(age.column()), runDate);
    }
    if (measure instanceof Sum sum) {
      return new SumQuery(rule, subject, Identifiers.quote(sum.column()));
    }
    if (measure instanceof ShareOfTotal share) {
      Optional<String> total = Optional.of(LoadNames.of(pipeline, share.of()).target());
      return new RowCountOfQuery(rule, subject, total, Optional.empty());
    }
    if (measure instanceof ShareOfDelivery share) {
      return new RowCountOfQuery(
          rule, subject, Optional.empty(), Optional.of(delivery(share.of())));
    }
    if (measure instanceof Outside outside) {
      return new OutsideQuery(
          rule,
          subject,
          outside.column(),
          Literals.text(outside.minimum()),
          Literals.text(outside.maximum()));
    }
    if (measure instanceof Orphans orphans) {
      return new OrphansQuery(
          rule,
          subject,
          orphans.column(),
          Identifiers.quote(pipeline.schema(), orphans.to()),
          Identifiers.quote(orphans.field()));
    }
    String condition = ((Violations) measure).condition();
    String filled = templates.fillOwn(where, condition, Map.of("run_date", runDate));
    return new ViolationsQuery(rule, subject, filled, columnsIn(condition));
  }

  private Delivery delivery(String table) {
    LoadNames names = LoadNames.of(pipeline, table);
    return new Delivery(names.ledger(), names.staging(), runDate);
  }

  private List<String> columnsIn(String condition) {
    return columns.stream()
        .map(Column::name)
        .filter(
            name ->
                Pattern.compile("\\b" + Pattern.quote(name) + "\\b", Pattern.CASE_INSENSITIVE)
                    .matcher(condition)
                    .find())
        .toList();
  }
}
