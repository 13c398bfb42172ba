package dev.stepshift.header;

import dev.stepshift.header.CopyPlan.AsDeclared;
import dev.stepshift.header.CopyPlan.ByPaths;
import dev.stepshift.header.CopyPlan.Listed;
import dev.stepshift.header.CopyPlan.ThroughTable;
import dev.stepshift.header.CopyPlan.ThroughTable.Place;
import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.FileFormat;
import dev.stepshift.pipeline.FileFormat.JsonPaths.ByName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the cheapest way to copy files of a layout that puts each value into its column.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-column-mapping.html">Column
 *     mapping options</a>, for lists and paths
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-columnar.html">COPY
 *     from columnar data formats</a>, which want the table's columns in the table's order
 */
record CopyPlanner(FileFormat format, List<Column> columns) {

  CopyPlan plan(ColumnMap map) {
    if (format instanceof FileFormat.Json) {
      return byPaths(map, columns);
    }
    if (format instanceof FileFormat.Avro) {
      return byPaths(map, map.known());
    }
    if (map.isExactly(columns)) {
      return new AsDeclared();
    }
    return format instanceof FileFormat.Columnar || !map.extra().isEmpty()
        ? throughTable(map)
        : new Listed(map.known());
  }

  /** COPY finds what is called as its column is; paths tell it the other names. */
  private CopyPlan byPaths(ColumnMap map, List<Column> found) {
    List<String> names = new ArrayList<>();
    boolean asNamed = true;
    for (Column column : found) {
      String name = map.nameOf(column).orElseGet(column::nameInFiles);
      names.add(name);
      asNamed &= isFound(name, column);
    }
    return asNamed ? new AsDeclared() : new ByPaths(found, names);
  }

  private boolean isFound(String name, Column column) {
    boolean anyCase =
        (format instanceof FileFormat.Json json && json.paths() == ByName.ANY_CASE)
            || (format instanceof FileFormat.Avro avro && avro.paths() == ByName.ANY_CASE);
    return anyCase ? name.equalsIgnoreCase(column.name()) : name.equals(column.name());
  }

  private static ThroughTable throughTable(ColumnMap map) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < map.filled().size(); i++) {
      Optional<Column> column = map.filled().get(i);
      places.add(
          new Place(
              column,
              column.isPresent() ? "" : map.layout().columns().get(i).type().orElseThrow()));
    }
    return new ThroughTable(places);
  }
}
