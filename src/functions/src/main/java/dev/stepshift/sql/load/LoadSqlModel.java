package dev.stepshift.sql.load;

import dev.stepshift.functions.LambdaSettings;
import dev.stepshift.pipeline.Merge;
import dev.stepshift.pipeline.ProcedureCall;
import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.Identifiers;
import dev.stepshift.sql.Literals;
import dev.stepshift.sql.SqlTemplates;
import dev.stepshift.sql.TemplateModel;
import dev.stepshift.sql.load.LoadInput.QueriedRows;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the templates of one load may say, and what Java reads where it decides between them.
 *
 * @param columns those that the input fills, in its order
 * @param followed those that a load adds to a target that lacks them: the input's, and that of the
 *     load key
 * @param history there for a table that keeps versions
 * @param copy there for a load of files
 * @param query the SELECT in place of files
 * @param known the columns as the ledger keeps them
 * @param filled the columns that may have no value in any row
 * @param stagedDecimals columns that have more decimals in staging than in the target
 * @param stagedTexts columns that have room for longer texts in staging than in the target
 * @param procedure there for a table that a stored procedure merges
 * @param stale tables in {@code after} that the run has not loaded
 */
public record LoadSqlModel(
    LoadNames names,
    List<ColumnSql> columns,
    List<ColumnSql> followed,
    ColumnRoles roles,
    LoadLayout layout,
    Optional<LoadHistory> history,
    Optional<CopySource> copy,
    Optional<String> query,
    Optional<ProcedureSql> procedure,
    LoadFacts load,
    KnownColumns known,
    NeverFilled filled,
    List<StagedDecimal> stagedDecimals,
    List<StagedText> stagedTexts,
    OlderDelivery older,
    List<Predecessor> stale)
    implements TemplateModel {

  /** A batch has 40 statements, and each of these takes one. */
  private static final int MOST_STALE = 20;

  /** A table that is loaded before this one. */
  public record Predecessor(String table, String ledger) {}

  /**
   * A procedure of the pipeline.
   *
   * @param arguments each of them a literal
   */
  public record ProcedureSql(String name, List<String> arguments) {}

  /** The model of a load; a template tells how an older delivery is known. */
  public static LoadSqlModel of(Load load, LambdaSettings settings, SqlTemplates templates) {
    LoadNames names = LoadNames.of(load.pipeline(), load.table());
    LoadFacts facts = LoadFacts.of(load, settings.stack());
    return new LoadSqlModel(
        names,
        load.table().columns().stream().map(column -> ColumnSql.of(column, load.table())).toList(),
        followed(load.table()),
        ColumnRoles.of(load.table()),
        LoadLayout.of(load.table()),
        load.table().merge().history().map(history -> LoadHistory.of(history, load.run().date())),
        load.files().map(files -> CopySource.of(load.table(), files, names, settings)),
        load.input() instanceof QueriedRows rows ? Optional.of(rows.select()) : Optional.empty(),
        load.table().merge().procedure().map(call -> procedure(call, load, names, facts)),
        facts,
        KnownColumns.of(load.table()),
        NeverFilled.of(load.table()),
        StagedDecimal.of(load.table()),
        StagedText.of(load.table()),
        OlderDelivery.of(load, names, facts, templates),
        load.stale().stream()
            .limit(MOST_STALE)
            .map(table -> new Predecessor(table, LoadNames.of(load.pipeline(), table).ledger()))
            .toList());
  }

  /** What the template of each COPY may say, in their order. */
  public List<CopyModel> copies() {
    return copy.stream()
        .flatMap(source -> source.copies().stream())
        .map(into -> new CopyModel(staging(), copy.orElseThrow(), into))
        .toList();
  }

  /** The three tables of a load, which nearly every statement names. */
  public String target() {
    return names.target();
  }

  public String staging() {
    return names.staging();
  }

  public String ledger() {
    return names.ledger();
  }

  /** The columns that tell rows apart, or groups of rows. */
  public List<String> key() {
    return roles.key();
  }

  /** All columns but the key. */
  public List<String> others() {
    return roles.others();
  }

  /** The column that numbers the rows. */
  public Optional<String> surrogateKey() {
    return roles.surrogateKey();
  }

  private static List<ColumnSql> followed(Table table) {
    return Stream.concat(
            table.columns().stream(),
            table.merge().loadKeyColumn().map(Merge::loadKeyColumn).stream())
        .map(column -> ColumnSql.of(column, table))
        .toList();
  }

  private static ProcedureSql procedure(
      ProcedureCall call, Load load, LoadNames names, LoadFacts facts) {
    return new ProcedureSql(
        Identifiers.quote(load.pipeline().schema(), call.name()),
        call.arguments().stream().map(argument -> literal(argument, names, facts)).toList());
  }

  /** Names become texts too: a procedure puts them into the SQL that it executes. */
  private static String literal(ProcedureCall.Argument argument, LoadNames names, LoadFacts facts) {
    return switch (argument) {
      case STAGING -> Literals.text(names.staging());
      case TARGET -> Literals.text(names.target());
      case LEDGER -> Literals.text(names.ledger());
      case RUN_DATE -> facts.runDate();
      case RUN_ID -> facts.runId();
      case LOAD_KEY -> facts.key();
    };
  }
}
