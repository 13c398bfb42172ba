package dev.stepshift.sql.load;

import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.Table;
import dev.stepshift.pipeline.VersionHistory;
import dev.stepshift.sql.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the columns of a load are for; names are quoted.
 *
 * @param key those that tell rows apart, or groups of rows
 * @param others all but the key
 * @param updated what MERGE sets in a row that is there
 * @param partition those whose values name a partition; empty where there are none
 * @param primaryKey the target's primary key; empty where there is none to trust
 * @param surrogateKey the column that numbers the rows
 * @param loadKey the column that says which load brought a row
 * @param addedInFront what Stepshift adds before the input's columns
 * @param addedBehind what Stepshift adds after them
 */
public record ColumnRoles(
    List<String> key,
    List<String> others,
    List<String> updated,
    List<String> partition,
    List<String> primaryKey,
    Optional<String> surrogateKey,
    Optional<String> loadKey,
    List<Added> addedInFront,
    List<Added> addedBehind) {

  /** A column that is not in the input. */
  public record Added(String name, String type, boolean notNull) {

    static Added of(Column column) {
      return new Added(Identifiers.quote(column.name()), column.type().sql(), column.notNull());
    }
  }

  static ColumnRoles of(Table table) {
    List<String> key = Identifiers.quote(table.key());
    List<String> others =
        table.columns().stream()
            .map(Column::name)
            .filter(name -> !table.key().contains(name))
            .map(Identifiers::quote)
            .toList();
    List<Column> added = table.merge().addedColumns();
    int inFront = table.merge().surrogateKey().isPresent() ? 1 : 0;
    return new ColumnRoles(
        key,
        others,
        // MERGE must update something: where all columns are keys, they are set to what they are.
        others.isEmpty() ? key : others,
        Identifiers.quote(table.merge().partition()),
        primaryKey(table),
        table.merge().surrogateKey().map(Identifiers::quote),
        table.merge().loadKeyColumn().map(Identifiers::quote),
        added.subList(0, inFront).stream().map(Added::of).toList(),
        added.subList(inFront, added.size()).stream().map(Added::of).toList());
  }

  /** Redshift enforces none, but its planner trusts one. Of a history, key and begin name a row. */
  private static List<String> primaryKey(Table table) {
    Optional<String> begin = table.merge().history().map(VersionHistory::validFrom);
    if (begin.isEmpty() && !table.merge().keyIsUniqueInTarget()) {
      return List.of();
    }
    List<String> names = new ArrayList<>(table.key());
    begin.ifPresent(names::add);
    return Identifiers.quote(names);
  }
}
