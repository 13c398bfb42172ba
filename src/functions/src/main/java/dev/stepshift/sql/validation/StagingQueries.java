package dev.stepshift.sql.validation;

import dev.stepshift.loadhistory.FileLoad;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.Table;
import dev.stepshift.pipeline.Validation.RowCount;
import dev.stepshift.pipeline.Validation.Subject;
import dev.stepshift.pipeline.VersionHistory;
import dev.stepshift.sql.Literals;
import dev.stepshift.sql.SqlTemplates;
import dev.stepshift.sql.load.Load;
import dev.stepshift.sql.load.LoadSqlModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The gate in front of the target: what every table is asked, then what its pipeline asks. */
final class StagingQueries {

  private final Load load;
  private final Table table;
  private final LoadSqlModel model;
  private final SqlTemplates templates;

  StagingQueries(Load load, LoadSqlModel model, SqlTemplates templates) {
    this.load = load;
    this.table = load.table();
    this.model = model;
    this.templates = templates;
  }

  List<ValidationQuery> list() {
    List<ValidationQuery> queries = new ArrayList<>();
    if (!countsItsRows()) {
      queries.add(rowCount("row_count", Bounds.atLeast(BigDecimal.ONE)));
    }
    load.promisedRows()
        .ifPresent(rows -> queries.add(rowCount("row_count_of_manifest", Bounds.exactly(rows))));
    queries.addAll(ofKey());
    if (!table.merge().partition().isEmpty()) {
      queries.add(notNull("partition_not_null", table.merge().partition()));
    }
    if (table.merge().limitsDeletes()) {
      queries.add(deletedPercent());
    }
    queries.addAll(new OrderQueries(load, model).list());
    if (!model.stagedDecimals().isEmpty()) {
      queries.add(
          new CutValuesQuery(
              Rule.builtIn("cut_values", Bounds.none()), model.staging(), model.stagedDecimals()));
    }
    if (!model.stagedTexts().isEmpty()) {
      queries.add(
          new CutTextsQuery(Rule.warning("cut_texts", Bounds.none()), model.names().stagedBy()));
    }
    queries.add(
        new ColumnsGoneQuery(
            Rule.warning("columns_gone", Bounds.none()), model.ledger(), model.known()));
    if (!model.filled().columns().isEmpty()) {
      queries.add(
          new EmptyColumnsQuery(
              Rule.warning("empty_columns", Bounds.none()),
              model.staging(),
              model.ledger(),
              model.filled()));
    }
    if (load.takesBack()) {
      model.roles().loadKey().map(this::rowsWithoutLoadKey).ifPresent(queries::add);
      loadsNotRemembered().ifPresent(queries::add);
    } else if (table.strategy() == Strategy.APPEND) {
      appendedBefore().ifPresent(queries::add);
    }
    queries.addAll(new DeclaredQueries(load, model, templates).of(Subject.STAGING));
    return queries;
  }

  private boolean countsItsRows() {
    return table.validations().stream()
        .anyMatch(one -> one instanceof RowCount && one.subject() == Subject.STAGING);
  }

  private ValidationQuery rowCount(String name, Bounds bounds) {
    return new RowCountQuery(Rule.builtIn(name, bounds), model.staging());
  }

  private ValidationQuery notNull(String name, List<String> columns) {
    return new NotNullQuery(Rule.builtIn(name, Bounds.none()), model.staging(), columns);
  }

  private List<ValidationQuery> ofKey() {
    if (table.key().isEmpty()) {
      return List.of();
    }
    ValidationQuery notNull = notNull("key_not_null", table.key());
    Rule unique = Rule.builtIn("key_unique", Bounds.none());
    return table.strategy().keyIsUnique()
        ? List.of(notNull, new UniqueQuery(unique, model.staging(), oneRow()))
        : List.of(notNull);
  }

  /** What names one row of a delivery, which may hold several versions of a key. */
  private List<String> oneRow() {
    List<String> columns = new ArrayList<>(table.key());
    table.merge().history().flatMap(VersionHistory::effective).ifPresent(columns::add);
    return columns;
  }

  /** The ceiling on destruction; what the merge would delete is a query of each strategy. */
  private ValidationQuery deletedPercent() {
    Bounds bounds = Bounds.atMost(table.merge().maxDeletePercent());
    String deleted = templates.render(table.strategy().word() + "/deleted.sql", model);
    return new DeletedPercentQuery(
        Rule.builtIn("deleted_percent", bounds),
        model.target(),
        deleted.stripTrailing(),
        model.history(),
        model.older());
  }

  private ValidationQuery rowsWithoutLoadKey(String loadKeyColumn) {
    return new RowsWithoutLoadKeyQuery(
        Rule.builtIn("rows_without_load_key", Bounds.exactly(BigDecimal.ZERO)),
        model.target(),
        loadKeyColumn,
        model.ledger(),
        model.load());
  }

  /**
   * Of new files the history says which loads a date has, and the ledger may know of older ones.
   */
  private Optional<ValidationQuery> loadsNotRemembered() {
    return load.fileLoad()
        .map(
            files ->
                new LoadsNotRememberedQuery(
                    Rule.builtIn("loads_not_remembered", Bounds.none()),
                    model.ledger(),
                    Literals.text(files.date().toString()),
                    model.load().takenBack()));
  }

  /** New files come any number of times a day; what the load history keeps apart needs no date. */
  private Optional<ValidationQuery> appendedBefore() {
    Rule rule = Rule.builtIn("appended_before", Bounds.none());
    Optional<FileLoad> fileLoad = load.fileLoad();
    if (fileLoad.isPresent()) {
      List<String> superseded = model.load().superseded();
      return superseded.isEmpty()
          ? Optional.empty()
          : Optional.of(new SupersededQuery(rule, model.ledger(), superseded));
    }
    return findsNewRowsItself()
        ? Optional.empty()
        : Optional.of(
            new AppendedBeforeQuery(
                rule, model.ledger(), model.load().runDate(), model.load().key()));
  }

  /** A query that looks at its target knows what is there, also what a run of today appended. */
  private boolean findsNewRowsItself() {
    return model.query().filter(select -> select.contains(model.target())).isPresent();
  }
}
