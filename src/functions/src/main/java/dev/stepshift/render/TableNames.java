package dev.stepshift.render;

import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.Identifiers;

/** The quoted names of what one load touches in the warehouse. */
record TableNames(
    String schema,
    String stagingSchema,
    String target,
    String staging,
    String ledger,
    String journalTable,
    String journal,
    String columns,
    String failedRows) {

  /** Stepshift's own schema. */
  static final String OWN_SCHEMA = "stepshift";

  static TableNames of(Pipeline pipeline, Table table) {
    // Two pipelines may load tables of one name into different schemas.
    String common = pipeline.name() + "__" + table.name();
    String journal = "journal_" + common;
    return new TableNames(
        Identifiers.quote(pipeline.schema()),
        Identifiers.quote(pipeline.stagingSchema()),
        Identifiers.quote(pipeline.schema(), table.name()),
        Identifiers.quote(pipeline.stagingSchema(), common),
        Identifiers.quote(OWN_SCHEMA, "ledger_" + common),
        journal,
        Identifiers.quote(OWN_SCHEMA, journal),
        Identifiers.quote(OWN_SCHEMA, "columns_" + common),
        Identifiers.quote(OWN_SCHEMA, "failed_rows_" + common));
  }
}
