package dev.stepshift.header;

import dev.stepshift.pipeline.Column;
import java.util.List;
import java.util.Optional;

/** How COPY brings files of one layout into staging. */
public sealed interface CopyPlan {

  /** The columns of the files, for people. */
  String told();

  /** As the table is declared: the files have its columns, or COPY finds them by name. */
  record AsDeclared() implements CopyPlan {

    @Override
    public String told() {
      return "as declared";
    }
  }

  /**
   * Into some columns, or in another order.
   *
   * @param columns in the order of the files
   */
  record Listed(List<Column> columns) implements CopyPlan {

    public Listed {
      columns = List.copyOf(columns);
    }

    @Override
    public String told() {
      return LayoutRules.names(columns.stream().map(Column::name).toList());
    }
  }

  /**
   * By a JSONPaths file that is made for the load.
   *
   * @param columns those that the files have
   * @param names what the files call them, in the same order
   */
  record ByPaths(List<Column> columns, List<String> names) implements CopyPlan {

    public ByPaths {
      columns = List.copyOf(columns);
      names = List.copyOf(names);
    }

    @Override
    public String told() {
      return LayoutRules.names(names);
    }
  }

  /** Through a temporary table that is made as the files are, as COPY leaves out no column. */
  record ThroughTable(List<Place> places) implements CopyPlan {

    public ThroughTable {
      places = List.copyOf(places);
    }

    @Override
    public String told() {
      return LayoutRules.names(
          places.stream().map(place -> place.column().map(Column::name).orElse("")).toList());
    }

    /**
     * One column of the files.
     *
     * @param column that it fills; empty for one that is left out
     * @param type of one that is left out
     */
    public record Place(Optional<Column> column, String type) {}
  }
}
