package dev.stepshift.render;

import dev.stepshift.loadhistory.FileLoad;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.Table;
import dev.stepshift.pipeline.Validation;
import dev.stepshift.pipeline.Validation.AcceptedValues;
import dev.stepshift.pipeline.Validation.CustomSql;
import dev.stepshift.pipeline.Validation.Measured;
import dev.stepshift.pipeline.Validation.NotNull;
import dev.stepshift.pipeline.Validation.Relationships;
import dev.stepshift.pipeline.Validation.RowCount;
import dev.stepshift.pipeline.Validation.RowCountOfLastLoad;
import dev.stepshift.pipeline.Validation.Severity;
import dev.stepshift.pipeline.Validation.Subject;
import dev.stepshift.pipeline.Validation.Unique;
import dev.stepshift.pipeline.VersionHistory;
import dev.stepshift.pipeline.VersionHistory.Deletes;
import dev.stepshift.sql.Identifiers;
import dev.stepshift.sql.Literals;
import dev.stepshift.sql.SqlTemplates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes the one query of a validate step: the built-in validations, then the table's own. */
final class ValidationSql {

  private static final Optional<BigDecimal> OPEN = Optional.empty();
  private static final Optional<BigDecimal> NONE = Optional.of(BigDecimal.ZERO);
  private static final Optional<BigDecimal> ONE = Optional.of(BigDecimal.ONE);

  private final SqlTemplates templates;
  private final Pipeline pipeline;
  private final Table table;
  private final Optional<FileLoad> fileLoad;
  private final Optional<BigDecimal> promisedRows;
  private final String keptSince;
  private final TableNames names;
  private final Map<String, Object> data;
  private final FailedRows rows;

  ValidationSql(SqlTemplates templates, Load load, Map<String, Object> data) {
    this.templates = templates;
    this.pipeline = load.pipeline();
    this.table = load.table();
    this.fileLoad = load.fileLoad();
    this.promisedRows = load.promisedRows();
    LocalDate runDate = LocalDate.parse(load.request().runDate());
    this.keptSince = Literals.text(runDate.minusDays(table.storedFailures().days()).toString());
    this.names = TableNames.of(pipeline, table);
    this.data = data;
    this.rows = new FailedRows(table);
  }

  /** The gate in front of the target. */
  String ofStaging() {
    List<Map<String, Object>> checks = new ArrayList<>();
    if (!countsStagingItself()) {
      checks.add(builtIn("row_count", query("row_count", subject(names.staging())), ONE, OPEN));
    }
    if (promisedRows.isPresent()) {
      String rows = query("row_count", subject(names.staging()));
      checks.add(builtIn("row_count_of_manifest", rows, promisedRows, promisedRows));
    }
    if (!table.key().isEmpty()) {
      Map<String, Object> key = subject(names.staging());
      key.put("names", quoted(table.key()));
      checks.add(
          keeping(
              builtIn("key_not_null", query("not_null", key), OPEN, NONE),
              "not_null",
              key,
              List.of()));
      if (table.strategy().keyIsUnique()) {
        key.put("names", quoted(oneRow()));
        checks.add(
            keeping(
                builtIn("key_unique", query("unique", key), OPEN, NONE), "unique", key, oneRow()));
      }
    }
    if (!table.merge().partition().isEmpty()) {
      Map<String, Object> partition = subject(names.staging());
      partition.put("names", quoted(table.merge().partition()));
      checks.add(
          keeping(
              builtIn("partition_not_null", query("not_null", partition), OPEN, NONE),
              "not_null",
              partition,
              table.merge().partition()));
    }
    if (table.merge().limitsDeletes()) {
      checks.add(deletedPercent());
    }
    if (data.get("passes_over").equals(true)) {
      checks.add(check("older_delivery", Severity.WARN, query("older_delivery", data), OPEN, NONE));
    }
    if (table.strategy() == Strategy.APPEND) {
      appendedBefore().ifPresent(checks::add);
    }
    checks.addAll(declared(Subject.STAGING));
    return script("validate_staging", checks, "");
  }

  /** The proof behind the merge. */
  String ofTarget() {
    List<Map<String, Object>> checks = new ArrayList<>();
    checks.add(builtIn("load_in_ledger", query("load_in_ledger", data), ONE, ONE));
    checks.addAll(historyIsWhole());
    checks.addAll(declared(Subject.TARGET));
    String loadKey = fileLoad.map(one -> Literals.text(one.loadKey())).orElse("");
    return script("validate_target", checks, loadKey);
  }

  private String script(String step, List<Map<String, Object>> checks, String loadKey) {
    List<Map<String, Object>> kept =
        checks.stream()
            .filter(check -> table.storedFailures().rows() > 0 && check.get("failing") != "")
            .toList();
    Map<String, Object> values = new HashMap<>(data);
    values.put("checks", kept);
    values.put("claim", loadKey);
    values.put("step", Literals.text(step));
    values.put("keep", table.storedFailures().rows());
    values.put("oldest", keptSince);
    values.put("failed_rows", kept.isEmpty() ? "" : names.failedRows());
    String keeping = kept.isEmpty() ? "" : templates.render("failed_rows.sql", values);
    values.put("checks", checks);
    return keeping + templates.render("validate.sql", values);
  }

  private Map<String, Object> keeping(
      Map<String, Object> check,
      String template,
      Map<String, Object> values,
      List<String> columns) {
    return keeping(check, query(template + "_rows", values), columns);
  }

  private Map<String, Object> keeping(
      Map<String, Object> check, String failing, List<String> columns) {
    Map<String, Object> kept = new HashMap<>(check);
    kept.put("failing", failing);
    kept.put("row", rows.text(columns));
    return kept;
  }

  /** What names one row of a delivery, which may hold several versions of a key. */
  private List<String> oneRow() {
    List<String> columns = new ArrayList<>(table.key());
    table.merge().history().flatMap(VersionHistory::effective).ifPresent(columns::add);
    return columns;
  }

  private List<Map<String, Object>> historyIsWhole() {
    List<Map<String, Object>> checks = new ArrayList<>();
    Optional<VersionHistory> history = table.merge().history();
    if (history.isPresent()) {
      checks.add(builtIn("history_current", query("history_current", data), OPEN, NONE));
      checks.add(builtIn("history_overlaps", query("history_overlaps", data), OPEN, NONE));
      if (history.get().deletes() != Deletes.CLOSE) {
        checks.add(builtIn("history_gaps", query("history_gaps", data), OPEN, NONE));
      }
    }
    return checks;
  }

  /** The ceiling on destruction; what the merge would delete is a query of each strategy. */
  private Map<String, Object> deletedPercent() {
    Map<String, Object> values = new HashMap<>(data);
    values.put(
        "deleted",
        templates.render(table.strategy().word() + "/deleted.sql", data).stripTrailing());
    Optional<BigDecimal> most = Optional.of(table.merge().maxDeletePercent());
    return builtIn("deleted_percent", query("deleted_percent", values), OPEN, most);
  }

  /** New files come any number of times a day; what the load history keeps apart needs no date. */
  private Optional<Map<String, Object>> appendedBefore() {
    boolean sure = fileLoad.map(one -> one.superseded().isEmpty()).orElse(findsNewRowsItself());
    String template = fileLoad.isPresent() ? "superseded" : "appended_before";
    return sure
        ? Optional.empty()
        : Optional.of(builtIn("appended_before", query(template, data), OPEN, NONE));
  }

  /** A query that looks at its target knows what is there, also what a run of today appended. */
  private boolean findsNewRowsItself() {
    return String.valueOf(data.get("query")).contains(names.target());
  }

  private boolean countsStagingItself() {
    return table.validations().stream()
        .anyMatch(one -> one instanceof RowCount && one.subject() == Subject.STAGING);
  }

  private List<Map<String, Object>> declared(Subject subject) {
    return table.validations().stream()
        .filter(validation -> validation.subject() == subject)
        .map(this::declared)
        .toList();
  }

  private Map<String, Object> declared(Validation validation) {
    Map<String, Object> subject = subject(looksAt(validation));
    if (validation instanceof RowCount count) {
      return check(count, query("row_count", subject), count.minimum(), count.maximum());
    }
    if (validation instanceof RowCountOfLastLoad count) {
      Optional<BigDecimal> least = Optional.of(count.minimumPercent());
      return check(count, query("row_count_of_last_load", data), least, OPEN);
    }
    if (validation instanceof NotNull notNull) {
      subject.put("names", quoted(List.of(notNull.column())));
      return keeping(
          check(notNull, query("not_null", subject), OPEN, NONE),
          "not_null",
          subject,
          List.of(notNull.column()));
    }
    if (validation instanceof Unique unique) {
      subject.put("names", quoted(unique.columns()));
      return keeping(
          check(unique, query("unique", subject), OPEN, NONE), "unique", subject, unique.columns());
    }
    if (validation instanceof AcceptedValues accepted) {
      subject.put("column", Identifiers.quote(accepted.column()));
      subject.put("accepted", accepted.values().stream().map(Literals::text).toList());
      return keeping(
          check(accepted, query("accepted_values", subject), OPEN, NONE),
          "accepted_values",
          subject,
          List.of(accepted.column()));
    }
    if (validation instanceof Relationships relationships) {
      subject.put("column", Identifiers.quote(relationships.column()));
      subject.put("parent", Identifiers.quote(pipeline.schema(), relationships.to()));
      subject.put("field", Identifiers.quote(relationships.field()));
      return keeping(
          check(relationships, query("relationships", subject), OPEN, NONE),
          "relationships",
          subject,
          List.of(relationships.column()));
    }
    if (validation instanceof Measured measured) {
      String where = "Validation " + measured.name() + " of table " + table.name();
      MeasureSql sql =
          new MeasureSql(templates, pipeline.schema(), String.valueOf(data.get("run_date")));
      String query = sql.query(where, measured.measure(), looksAt(measured));
      return keeping(
          check(measured, query, measured.minimum(), measured.maximum()),
          sql.failing(where, measured.measure(), looksAt(measured)),
          rows.columnsOf(measured.measure()));
    }
    CustomSql own = (CustomSql) validation;
    return check(own, ownQuery(own), own.minimum(), own.maximum());
  }

  private String looksAt(Validation validation) {
    return validation.subject() == Subject.STAGING ? names.staging() : names.target();
  }

  /** The pipeline's own query stands in parentheses, so it must be one statement. */
  private String ownQuery(CustomSql own) {
    String where = "Validation " + own.name() + " of table " + table.name();
    Map<String, String> words =
        Map.of(
            "schema", names.schema(),
            "staging", names.staging(),
            "target", names.target(),
            "run_date", String.valueOf(data.get("run_date")));
    return new PipelineSql(templates).inline(where, own.sql(), words);
  }

  private Map<String, Object> builtIn(
      String name, String query, Optional<BigDecimal> minimum, Optional<BigDecimal> maximum) {
    return check(name, Severity.ERROR, query, minimum, maximum);
  }

  static Map<String, Object> check(
      Validation validation,
      String query,
      Optional<BigDecimal> minimum,
      Optional<BigDecimal> maximum) {
    return check(validation.name(), validation.severity(), query, minimum, maximum);
  }

  private static Map<String, Object> check(
      String name,
      Severity severity,
      String query,
      Optional<BigDecimal> minimum,
      Optional<BigDecimal> maximum) {
    return Map.of(
        "name", Literals.text(name),
        "severity", Literals.text(severity.name().toLowerCase(Locale.ROOT)),
        "query", query,
        "failing", "",
        "row", "",
        "minimum", minimum.map(Literals::number).orElse("null"),
        "maximum", maximum.map(Literals::number).orElse("null"));
  }

  private String query(String template, Map<String, Object> values) {
    return templates.render("validations/" + template + ".sql", values).stripTrailing();
  }

  private static Map<String, Object> subject(String subject) {
    Map<String, Object> values = new HashMap<>();
    values.put("subject", subject);
    return values;
  }

  private static List<String> quoted(List<String> columns) {
    return columns.stream().map(Identifiers::quote).toList();
  }
}
