package dev.stepshift.sql.validation;

import dev.stepshift.pipeline.Table;
import dev.stepshift.pipeline.Validation;
import dev.stepshift.pipeline.Validation.AcceptedValues;
import dev.stepshift.pipeline.Validation.CustomSql;
import dev.stepshift.pipeline.Validation.Measured;
import dev.stepshift.pipeline.Validation.NotNull;
import dev.stepshift.pipeline.Validation.Relationships;
import dev.stepshift.pipeline.Validation.RowCount;
import dev.stepshift.pipeline.Validation.RowCountOfLastLoad;
import dev.stepshift.pipeline.Validation.Subject;
import dev.stepshift.pipeline.Validation.Unique;
import dev.stepshift.sql.Identifiers;
import dev.stepshift.sql.SqlTemplates;
import dev.stepshift.sql.load.Load;
import dev.stepshift.sql.load.LoadSqlModel;
import java.util.List;
import java.util.Map;

/** Makes the queries of the validations that a pipeline declares for a table. */
final class DeclaredQueries {

  private final Table table;
  private final String schema;
  private final LoadSqlModel model;
  private final MeasureQueries measures;

  DeclaredQueries(Load load, LoadSqlModel model, SqlTemplates templates) {
    this.table = load.table();
    this.schema = load.pipeline().schema();
    this.model = model;
    this.measures =
        new MeasureQueries(templates, load.pipeline(), model.load().runDate(), table.columns());
  }

  List<ValidationQuery> of(Subject subject) {
    return table.validations().stream()
        .filter(validation -> validation.subject() == subject)
        .map(this::query)
        .toList();
  }

  private ValidationQuery query(Validation validation) {
    if (validation instanceof Measured measured) {
      Rule rule = Rule.of(measured, new Bounds(measured.minimum(), measured.maximum()));
      return measures.of(rule, where(measured), measured.measure(), lookedAt(measured));
    }
    if (validation instanceof CustomSql own) {
      return OwnQuery.of(own, where(own), words());
    }
    if (validation instanceof RowCount count) {
      Rule rule = Rule.of(count, new Bounds(count.minimum(), count.maximum()));
      return new RowCountQuery(rule, lookedAt(count));
    }
    if (validation instanceof RowCountOfLastLoad count) {
      return new RowCountOfLastLoadQuery(
          Rule.of(count, Bounds.atLeast(count.minimumPercent())),
          model.staging(),
          model.ledger(),
          model.older().query());
    }
    return queryOfRows(validation);
  }

  /** Those that no row may break. */
  private ValidationQuery queryOfRows(Validation validation) {
    Rule rule = Rule.of(validation, Bounds.none());
    String subject = lookedAt(validation);
    if (validation instanceof NotNull notNull) {
      return new NotNullQuery(rule, subject, List.of(notNull.column()));
    }
    if (validation instanceof Unique unique) {
      return new UniqueQuery(rule, subject, unique.columns());
    }
    if (validation instanceof AcceptedValues accepted) {
      return new AcceptedValuesQuery(rule, subject, accepted.column(), accepted.values());
    }
    Relationships relationships = (Relationships) validation;
    return new RelationshipsQuery(
        rule,
        subject,
        relationships.column(),
        Identifiers.quote(schema, relationships.to()),
        Identifiers.quote(relationships.field()));
  }

  private String where(Validation validation) {
    return "Validation " + validation.name() + " of table " + table.name();
  }

  private String lookedAt(Validation validation) {
    return validation.subject() == Subject.STAGING ? model.staging() : model.target();
  }

  private Map<String, String> words() {
    return Map.of(
        "schema", model.names().schema(),
        "staging", model.staging(),
        "target", model.target(),
        "run_date", model.load().runDate());
  }
}
