package dev.stepshift.sql.load;

import dev.stepshift.sql.load.LoadSqlModel.ProcedureSql;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The model under the flat names that the templates say today. */
final class PresentNames {

  private final Map<String, Object> data = new HashMap<>();

  private PresentNames() {}

  static Map<String, Object> of(LoadSqlModel model) {
    PresentNames names = new PresentNames();
    names.addNames(model.names());
    names.data.put("columns", model.columns());
    names.addColumns(model.roles(), model.layout());
    names.addHistory(model);
    names.addSource(model);
    names.addLoad(model.load(), model.older());
    return names.data;
  }

  private void addNames(LoadNames names) {
    data.put("schema", names.schema());
    data.put("staging_schema", names.stagingSchema());
    data.put("ledger_schema", names.ownSchema());
    data.put("target", names.target());
    data.put("staging", names.staging());
    data.put("ledger", names.ledger());
    data.put("journal", names.journal());
    data.put("follow_columns", names.followColumns());
    data.put("schema_text", names.texts().schema());
    data.put("table_text", names.texts().table());
    data.put("target_text", names.texts().target());
    data.put("ledger_schema_text", names.texts().ownSchema());
    data.put("journal_table_text", names.texts().journalTable());
    data.put("journal_text", names.texts().journal());
  }

  private void addColumns(ColumnRoles columns, LoadLayout layout) {
    data.put("key", columns.key());
    data.put("others", columns.others());
    data.put("updated", columns.updated());
    data.put("partition", columns.partition());
    data.put("primary_key", columns.primaryKey());
    data.put("surrogate_key", columns.surrogateKey());
    data.put("added_key", columns.addedInFront());
    data.put("added", columns.addedBehind());
    data.put("diststyle", layout.diststyle());
    data.put("distkey", layout.distkey());
    data.put("sort_key", layout.sortKey());
  }

  private void addHistory(LoadSqlModel model) {
    data.put("versions", model.history().isPresent());
    model
        .history()
        .ifPresent(
            history -> {
              data.put("compare", history.compare());
              data.put("effective", history.effective());
              data.put("date_type", history.dateType());
              data.put("valid_from", history.validFrom());
              data.put("valid_to", history.validTo());
              data.put("is_current", history.isCurrent());
              data.put("is_deleted", history.isDeleted());
              data.put("deletes", history.deletes());
              data.put("closes", history.closes());
              data.put("flags", history.isDeleted().isPresent());
              data.put("run_day", history.runDay());
              data.put("open_end", history.openEnd());
            });
  }

  private void addSource(LoadSqlModel model) {
    data.put("query", model.query());
    data.put("procedure", model.procedure().map(ProcedureSql::name));
    data.put("arguments", model.procedure().map(ProcedureSql::arguments).orElse(List.of()));
    model
        .copy()
        .ifPresent(
            copy -> {
              data.put("manifest", copy.manifest());
              data.put("iam_role", copy.role());
              data.put("columnar", copy.columnar().isPresent());
              copy.columnar().ifPresent(this::addColumnFiles);
              copy.rows().ifPresent(this::addRowFiles);
            });
  }

  private void addColumnFiles(CopySource.ColumnFiles files) {
    data.put("format", files.format());
    data.put("serialize_to_json", files.serializesToJson());
  }

  private void addRowFiles(RowFiles files) {
    FieldSyntax fields = files.fields();
    data.put("csv", fields.csvQuote().isPresent());
    data.put("quote", fields.csvQuote());
    data.put("delimiter", fields.delimiter());
    data.put("widths", fields.widths());
    data.put("format", fields.objects().map(FieldSyntax.ObjectFiles::format));
    data.put("json_paths", fields.objects().map(FieldSyntax.ObjectFiles::paths));
    data.put("ignore_header", files.headerLines());
    data.put("null_as", files.nullAs());
    data.put("date_format", files.dateFormat());
    data.put("time_format", files.timeFormat());
    data.put("compression", files.compression());
    data.put("max_errors", files.maxErrors());
  }

  private void addLoad(LoadFacts load, OlderDelivery older) {
    data.put("load_key", load.key());
    data.put("superseded", load.superseded());
    data.put("run_id", load.runId());
    data.put("run_date", load.runDate());
    data.put("strategy", load.strategy());
    data.put("files", load.files());
    data.put("bytes", load.bytes());
    data.put("older", older.query());
    data.put("passes_over", older.passedOver());
  }
}
