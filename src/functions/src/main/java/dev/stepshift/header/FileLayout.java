package dev.stepshift.header;

import java.util.List;

/**
 * The columns of a file, in its order.
 *
 * @param headerLines how many lines of text their names take; 0 where they stand in a schema
 */
public record FileLayout(List<FileColumn> columns, int headerLines) {

  public FileLayout {
    columns = List.copyOf(columns);
  }

  static FileLayout ofSchema(List<FileColumn> columns) {
    return new FileLayout(columns, 0);
  }

  List<String> names() {
    return columns.stream().map(FileColumn::name).toList();
  }
}
