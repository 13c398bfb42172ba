package dev.stepshift.redshift.copy.columnar;

/** A columnar file that does not fit its table, found before any row was read. */
public final class ColumnarRefused extends Exception {

  private final int column;
  private final String text;

  /**
   * @param column the table's column that does not fit, from 0
   * @param text what Redshift says of it
   */
  public ColumnarRefused(int column, String text) {
    super(text, null, false, false);
    this.column = column;
    this.text = text;
  }

  /** What Redshift says of the column. */
  public String text() {
    return text;
  }

  public int column() {
    return column;
  }
}
