package dev.stepshift.sql.validation;

import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.Literals;
import dev.stepshift.sql.SqlTemplates;
import dev.stepshift.sql.load.Load;
import dev.stepshift.sql.load.LoadInput.DeliveredFiles;
import dev.stepshift.sql.load.LoadSqlModel;
import dev.stepshift.sql.validation.FailedRowsModel.FailedSample;
import dev.stepshift.sql.validation.ValidateModel.CompletedFiles;
import java.util.List;
import java.util.Optional;

/** Writes the one query of a validate step, behind the statements that keep rows that fail. */
public final class ValidationSql {

  private final SqlTemplates templates;

  public ValidationSql(SqlTemplates templates) {
    this.templates = templates;
  }

  /** The gate in front of the target. */
  public String ofStaging(Load load, LoadSqlModel model) {
    List<ValidationQuery> queries = new StagingQueries(load, model, templates).list();
    return script(
        queries,
        Optional.empty(),
        load.files().map(DeliveredFiles::loadKey).map(Literals::text),
        kept("validate_staging", queries, load, model));
  }

  /** The proof behind the merge. */
  public String ofTarget(Load load, LoadSqlModel model) {
    List<ValidationQuery> queries = new TargetQueries(load, model, templates).list();
    return script(
        queries,
        completed(load, model),
        Optional.empty(),
        kept("validate_target", queries, load, model));
  }

  /** Queries over several tables, of which no rows are kept. */
  public String of(List<? extends ValidationQuery> queries) {
    return script(queries, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Optional<CompletedFiles> completed(Load load, LoadSqlModel model) {
    String history = load.fileLoad().isPresent() ? "claim" : "delivery";
    return load.fileLoad().isPresent() || load.isOfAFolderOfItsDate()
        ? Optional.of(new CompletedFiles(history, model.load().key(), model.ledger()))
        : Optional.empty();
  }

  private String script(
      List<? extends ValidationQuery> queries,
      Optional<CompletedFiles> completed,
      Optional<String> sources,
      Optional<FailedRowsModel> kept) {
    List<ValidationRow> rows =
        queries.stream().map(query -> ValidationRow.of(query, templates)).toList();
    return kept.map(rowsKept -> templates.render("failed_rows.sql", rowsKept)).orElse("")
        + templates.render("validate.sql", new ValidateModel(rows, completed, sources, kept));
  }

  private Optional<FailedRowsModel> kept(
      String step, List<ValidationQuery> queries, Load load, LoadSqlModel model) {
    Table table = load.table();
    List<FailedSample> samples =
        queries.stream().flatMap(query -> sample(query, table).stream()).toList();
    if (table.storedFailures().rows() == 0 || samples.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FailedRowsModel(
            model.names().failedRows(),
            model.load().runId(),
            model.load().runDate(),
            Literals.text(step),
            Literals.text(load.run().date().minusDays(table.storedFailures().days()).toString()),
            table.storedFailures().rows(),
            samples));
  }

  private Optional<FailedSample> sample(ValidationQuery query, Table table) {
    return query
        .failing(templates)
        .map(
            rows ->
                new FailedSample(
                    Literals.text(query.rule().name()),
                    new FailedRowText(table).of(rows.columns()),
                    rows.from()));
  }
}
