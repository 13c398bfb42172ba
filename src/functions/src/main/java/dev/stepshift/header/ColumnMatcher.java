package dev.stepshift.header;

import dev.stepshift.pipeline.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the columns of a table among those of a file: first what {@code from} says or else the
 * name, then the name beside a {@code from}, then the name that the column had before. No column of
 * a file is taken twice.
 *
 * @param fold makes names alike that are to be the same
 */
record ColumnMatcher(List<Column> columns, Function<String, String> fold) {

  ColumnMap map(FileLayout layout) {
    Search search = new Search(layout);
    search.find(column -> Optional.of(column.nameInFiles()));
    search.find(column -> Optional.of(column.name()));
    search.find(Column::renamedFrom);
    return search.result();
  }

  /** One file's. */
  private final class Search {

    private final FileLayout layout;
    private final List<Optional<Column>> filled;
    private final List<Column> missing = new ArrayList<>(columns);
    private final Map<String, Integer> places = new HashMap<>();

    Search(FileLayout layout) {
      this.layout = layout;
      this.filled = new ArrayList<>(Collections.nCopies(layout.columns().size(), Optional.empty()));
      for (int i = 0; i < filled.size(); i++) {
        places.putIfAbsent(fold.apply(layout.columns().get(i).name()), i);
      }
    }

    void find(Function<Column, Optional<String>> name) {
      missing.removeIf(column -> name.apply(column).filter(it -> fill(it, column)).isPresent());
    }

    private boolean fill(String name, Column column) {
      Integer place = places.get(fold.apply(name));
      if (place == null || filled.get(place).isPresent()) {
        return false;
      }
      filled.set(place, Optional.of(column));
      return true;
    }

    ColumnMap result() {
      return new ColumnMap(layout, filled, missing);
    }
  }
}
