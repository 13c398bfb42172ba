package dev.stepshift.render;

import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.RedshiftType;
import dev.stepshift.pipeline.RedshiftType.Kind;
import dev.stepshift.pipeline.Table;
import dev.stepshift.pipeline.VersionHistory;
import dev.stepshift.pipeline.VersionHistory.Deletes;
import dev.stepshift.sql.Identifiers;
import dev.stepshift.sql.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the templates may say of the columns that are not in the files. */
final class HistoryData {

  /**
   * The end of a version that still holds. A date and not null, so that a join needs no coalesce:
   * {@code valid_from <= day and day < valid_to}.
   */
  private static final String OPEN_END = "9999-12-31";

  private HistoryData() {}

  static void add(Map<String, Object> data, Table table, String runDate) {
    Optional<String> surrogateKey = table.merge().surrogateKey();
    Optional<VersionHistory> history = table.merge().history();
    String dateType =
        history.map(VersionHistory::dateType).orElse(RedshiftType.of(Kind.DATE)).sql();
    Deletes deletes = history.map(VersionHistory::deletes).orElse(Deletes.IGNORE);
    data.put("versions", history.isPresent());
    data.put("surrogate_key", quoted(surrogateKey));
    data.put("added", added(history.map(VersionHistory::columns).orElse(List.of())));
    data.put("added_key", added(surrogateKey.map(HistoryData::number).stream().toList()));
    data.put("primary_key", primaryKey(table));
    data.put("others", others(table));
    data.put(
        "compare",
        history.stream().flatMap(h -> h.compare().stream()).map(Identifiers::quote).toList());
    data.put("effective", quoted(history.flatMap(VersionHistory::effective)));
    data.put("date_type", dateType);
    data.put("valid_from", quoted(history.map(VersionHistory::validFrom)));
    data.put("valid_to", quoted(history.map(VersionHistory::validTo)));
    data.put("is_current", quoted(history.map(VersionHistory::isCurrent)));
    data.put("is_deleted", quoted(history.flatMap(VersionHistory::isDeleted)));
    data.put("deletes", deletes != Deletes.IGNORE);
    data.put("closes", deletes == Deletes.CLOSE);
    data.put("flags", deletes == Deletes.FLAG);
    data.put("run_day", date(runDate, dateType));
    data.put("open_end", date(OPEN_END, dateType));
  }

  private static Column number(String name) {
    return new Column(name, RedshiftType.of(Kind.BIGINT), true);
  }

  private static String date(String text, String dateType) {
    return "cast(" + Literals.text(text) + " as " + dateType + ")";
  }

  /** Redshift enforces none, but its planner trusts one. Of a history, key and begin name a row. */
  private static List<String> primaryKey(Table table) {
    List<String> names = new ArrayList<>();
    Optional<VersionHistory> history = table.merge().history();
    if (history.isPresent()) {
      names.addAll(table.key());
      names.add(history.get().validFrom());
    } else if (table.merge().keyIsUniqueInTarget()) {
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

  private static List<Map<String, Object>> added(List<Column> columns) {
    return columns.stream()
        .map(
            column ->
                Map.<String, Object>of(
                    "name", Identifiers.quote(column.name()),
                    "type", column.type().sql()))
        .toList();
  }

  private static String quoted(Optional<String> name) {
    return name.map(Identifiers::quote).orElse("");
  }
}
