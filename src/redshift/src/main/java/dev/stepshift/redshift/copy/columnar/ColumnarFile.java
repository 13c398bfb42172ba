package dev.stepshift.redshift.copy.columnar;

import dev.stepshift.redshift.copy.encode.RowBuffer;
import dev.stepshift.redshift.copy.error.FieldRefused;
import java.io.IOException;

/** A Parquet or ORC file, read row by row; its columns are the table's, by their order. */
public interface ColumnarFile extends AutoCloseable {

  /** How many columns the file has, each nested one counted once. */
  int columns();

  /** Goes to the next row; false at the end of the file. */
  boolean next() throws IOException;

  /**
   * Writes the row's value of a column, or NULL; each column is asked for once a row.
   *
   * @throws FieldRefused when the table's column does not take the value
   */
  void write(int column, RowBuffer out) throws FieldRefused;

  @Override
  void close() throws IOException;
}
