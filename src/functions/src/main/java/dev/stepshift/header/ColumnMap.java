package dev.stepshift.header;

import dev.stepshift.pipeline.Column;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which columns of a table the columns of a file fill.
 *
 * @param layout the file's
 * @param filled one for each column of the file; empty for one that the table lacks
 * @param missing those of the table that the file lacks, in the table's order
 */
record ColumnMap(FileLayout layout, List<Optional<Column>> filled, List<Column> missing) {

  ColumnMap {
    filled = List.copyOf(filled);
    missing = List.copyOf(missing);
  }

  /** The columns that the table lacks. */
  List<FileColumn> extra() {
    return IntStream.range(0, filled.size())
        .filter(i -> filled.get(i).isEmpty())
        .mapToObj(layout.columns()::get)
        .toList();
  }

  /** The columns of the table that the file fills, in the file's order. */
  List<Column> known() {
    return filled.stream().flatMap(Optional::stream).toList();
  }

  /** Whether the file has these columns and no other, in this order. */
  boolean isExactly(List<Column> columns) {
    return filled.equals(columns.stream().map(Optional::of).toList());
  }

  /** What the file calls a column; empty if it lacks it. */
  Optional<String> nameOf(Column column) {
    int index = filled.indexOf(Optional.of(column));
    return index < 0
        ? Optional.empty()
        : Optional.of(Objects.requireNonNull(layout.columns().get(index)).name());
  }
}
