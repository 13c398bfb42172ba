package dev.stepshift.redshift.run;

import java.util.List;

/**
 * The rows that a statement returned, in memory.
 *
 * @param bytes the size of the values as text
 */
public record ResultTable(List<Column> columns, List<List<ResultField>> rows, long bytes) {

  /** One column, in the words of the Data API's type {@code ColumnMetadata}. */
  public record Column(
      String name,
      String label,
      String typeName,
      String schemaName,
      String tableName,
      int precision,
      int scale,
      int length,
      int nullable,
      boolean signed,
      boolean caseSensitive) {}
}
