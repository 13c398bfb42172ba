package dev.stepshift.plan;

import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.pipeline.FileSelection.NewFiles;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.Table;
import java.util.Set;

/** Which loads can be taken back: those of which each row of the target says that it is theirs. */
final class TakeBack {

  private TakeBack() {}

  /**
   * @throws RequestInvalid if a table's loads cannot be taken back, or no table is named
   */
  static void requirePossible(Pipeline pipeline, Set<String> tables) {
    if (tables.isEmpty()) {
      throw new RequestInvalid(
          "\"takeBack\" of the run's input needs \"tables\"; name those whose loads are taken back.");
    }
    tables.forEach(table -> requirePossible(pipeline.requireTable(table)));
  }

  private static void requirePossible(Table table) {
    if (table.strategy() != Strategy.APPEND) {
      throw refused(
          table,
          takesNewFiles(table)
              ? "is no append, so its files are loaded again when they are delivered under new names"
              : "is no append, so a backfill of the date loads it again");
    }
    if (table.merge().loadKeyColumn().isEmpty()) {
      throw refused(
          table,
          "has load_key_column: none, so its rows do not say which load brought them; delete those"
              + " of the date and their row in the ledger by hand, then run the date");
    }
  }

  private static boolean takesNewFiles(Table table) {
    return table.query().isEmpty() && table.source().selection() instanceof NewFiles;
  }

  private static RequestInvalid refused(Table table, String why) {
    return new RequestInvalid("Table " + table.name() + " " + why + ".");
  }
}
