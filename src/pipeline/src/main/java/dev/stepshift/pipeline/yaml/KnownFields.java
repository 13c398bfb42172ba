package dev.stepshift.pipeline.yaml;

import java.util.List;

/** The objects of a {@code pipeline.yaml} and the fields that each knows. */
enum KnownFields {
  PIPELINE(
      "pipeline",
      "description",
      "schema",
      "staging_schema",
      "max_parallel",
      "overlap",
      "defaults",
      "procedures",
      "setup",
      "tables",
      "validations",
      "maintenance"),
  DEFAULTS("source", "timeouts"),
  TABLE(
      "name",
      "after",
      "strategy",
      "key",
      "surrogate_key",
      "partition",
      "max_delete_percent",
      "columns",
      "distribution",
      "sort_key",
      "source",
      "query",
      "procedure",
      "validations",
      "timeouts",
      "history",
      "keep_failed_rows",
      "keep_failed_rows_for"),
  HISTORY("compare", "effective", "deletes", "valid_from", "valid_to", "is_current", "is_deleted"),
  COLUMN("name", "type", "not_null"),
  DISTRIBUTION("style", "key"),
  SOURCE(
      "path",
      "manifest",
      "take",
      "look_back",
      "files",
      "format",
      "delimiter",
      "quote",
      "ignore_header",
      "null_as",
      "date_format",
      "time_format",
      "compression",
      "max_errors",
      "json_paths",
      "widths",
      "row",
      "on_missing"),
  PROCEDURE("call", "arguments"),
  TIMEOUTS("copy", "validate", "merge"),
  VALIDATION(
      "row_count",
      "not_null",
      "unique",
      "accepted_values",
      "relationships",
      "freshness",
      "between",
      "sum",
      "expression",
      "sql",
      "minimum",
      "maximum",
      "name",
      "severity",
      "subject"),
  PIPELINE_VALIDATION("name", "sql", "minimum", "maximum", "severity"),
  MAINTENANCE("analyze", "vacuum", "mode"),
  ROW_COUNT(
      "minimum",
      "maximum",
      "minimum_percent_of_last_load",
      "of",
      "minimum_percent",
      "maximum_percent"),
  ACCEPTED_VALUES("column", "values"),
  RELATIONSHIPS("column", "to", "field", "tolerance_percent"),
  FRESHNESS("column", "within"),
  BETWEEN("column", "minimum", "maximum"),
  SUM("column", "minimum", "maximum");

  private final List<String> fields;

  KnownFields(String... fields) {
    this.fields = List.of(fields);
  }

  List<String> fields() {
    return fields;
  }
}
