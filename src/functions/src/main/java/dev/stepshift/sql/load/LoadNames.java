package dev.stepshift.sql.load;

import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.Identifiers;
import dev.stepshift.sql.Literals;
import java.util.List;

/**
 * The quoted names of what one load touches in the warehouse.
 *
 * @param ownSchema Stepshift's
 * @param stagedBy which load filled staging
 * @param journal what each delivery said of each key, for a table that keeps versions
 * @param followColumns the procedure that compares the table's columns with the pipeline's
 */
public record LoadNames(
    String schema,
    String stagingSchema,
    String ownSchema,
    String target,
    String staging,
    String ledger,
    String stagedBy,
    String journal,
    String followColumns,
    String failedRows,
    AsTexts texts) {

  private static final String OWN_SCHEMA = "stepshift";

  /** Names as literals: plain ones to look up in the catalog, quoted ones to show to people. */
  public record AsTexts(
      String schema,
      String table,
      String target,
      String ownSchema,
      String journalTable,
      String journal) {}

  public static LoadNames of(Pipeline pipeline, Table table) {
    return of(pipeline, table.name());
  }

  /** The same, for a table of the pipeline that only its name tells. */
  public static LoadNames of(Pipeline pipeline, String table) {
    // Two pipelines may load tables of one name into different schemas.
    String common = pipeline.name() + "__" + table;
    String target = Identifiers.quote(pipeline.schema(), table);
    String journal = own("journal_" + common);
    return new LoadNames(
        Identifiers.quote(pipeline.schema()),
        Identifiers.quote(pipeline.stagingSchema()),
        ownSchemaName(),
        target,
        Identifiers.quote(pipeline.stagingSchema(), common),
        own("ledger_" + common),
        own("staged_" + common),
        journal,
        own("columns_" + common),
        own("failed_rows_" + common),
        new AsTexts(
            Literals.text(pipeline.schema()),
            Literals.text(table),
            Literals.text(target),
            Literals.text(OWN_SCHEMA),
            Literals.text("journal_" + common),
            Literals.text(journal)));
  }

  /** The tables of the warehouse that the table's loads write, and no other's may. */
  public List<String> written() {
    return List.of(target, staging, ledger, journal, failedRows);
  }

  /** Stepshift's own schema, quoted. */
  public static String ownSchemaName() {
    return Identifiers.quote(OWN_SCHEMA);
  }

  /** The quoted name of something in Stepshift's own schema. */
  public static String own(String name) {
    return Identifiers.quote(OWN_SCHEMA, name);
  }
}
