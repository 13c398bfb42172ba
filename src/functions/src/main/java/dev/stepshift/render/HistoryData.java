package dev.stepshift.render;

import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.History;
import dev.stepshift.pipeline.History.Deletes;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.ColumnTypes;
import dev.stepshift.sql.Identifiers;
import dev.stepshift.sql.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What the templates may say of the columns that are not in the files. */
final class HistoryData {

  /**
   * The end of a version that still holds. A date and not null, so that a join needs no coalesce:
   * {@code valid_from <= day and day < valid_to}.
   */
  private static final String OPEN_END = "9999-12-31";

  private HistoryData() {}

  static void add(Map<String, Object> data, Table table, String runDate) {
    History history = table.history();
    boolean versions = table.strategy() == Strategy.SCD2;
    data.put("versions", versions);
    data.put("surrogate_key", quoted(history.surrogateKey()));
    data.put("added", added(history, column -> !column.name().equals(history.surrogateKey())));
    data.put("added_key", added(history, column -> column.name().equals(history.surrogateKey())));
    data.put("primary_key", primaryKey(table));
    data.put("others", others(table));
    data.put("compare", history.compare().stream().map(Identifiers::quote).toList());
    data.put("effective", quoted(history.effective()));
    data.put("date_type", ColumnTypes.checked(history.dateType()));
    data.put("valid_from", quoted(history.validFrom()));
    data.put("valid_to", quoted(history.validTo()));
    data.put("is_current", quoted(history.isCurrent()));
    data.put("is_deleted", quoted(history.isDeleted()));
    data.put("deletes", history.deletes() != Deletes.IGNORE);
    data.put("closes", history.deletes() == Deletes.CLOSE);
    data.put("flags", history.deletes() == Deletes.FLAG);
    data.put("run_day", date(runDate, history));
    data.put("open_end", date(OPEN_END, history));
  }

  private static String date(String text, History history) {
    return "cast(" + Literals.text(text) + " as " + ColumnTypes.checked(history.dateType()) + ")";
  }

  /** Redshift enforces none, but its planner trusts one. Of a history, key and begin name a row. */
  private static List<String> primaryKey(Table table) {
    List<String> names = new ArrayList<>();
    if (table.strategy() == Strategy.SCD2) {
      names.addAll(table.key());
      names.add(table.history().validFrom());
    } else if (table.keyIsUniqueInTarget()) {
      names.addAll(table.key());
    }
    return names.stream().map(Identifiers::quote).toList();
  }

  private static List<String> others(Table table) {
    return table.columns().stream()
        .map(Column::name)
        .filter(name -> !table.key().contains(name))
        .map(Identifiers::quote)
        .toList();
  }

  private static List<Map<String, Object>> added(History history, Predicate<Column> which) {
    return history.added().stream()
        .filter(which)
        .map(
            column ->
                Map.<String, Object>of(
                    "name", Identifiers.quote(column.name()),
                    "type", ColumnTypes.checked(column.type())))
        .toList();
  }

  private static String quoted(String name) {
    return name.isEmpty() ? "" : Identifiers.quote(name);
  }
}
