package dev.stepshift.pipeline;

/**
 * A data conversion parameter of COPY that is on or off.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html">
 *     Data conversion parameters of COPY</a>
 */
public enum CopySwitch {
  /** A backslash makes the next character a plain one. */
  ESCAPE("escape"),
  /** Quotes around a value are taken off. */
  REMOVE_QUOTES("removequotes"),
  /** An empty text is NULL. */
  EMPTY_AS_NULL("emptyasnull"),
  /** A text of white space alone is NULL. */
  BLANKS_AS_NULL("blanksasnull"),
  /** Blanks at the end of a text are taken off. */
  TRIM_BLANKS("trimblanks"),
  /** A text that is too long is cut. */
  TRUNCATE_COLUMNS("truncatecolumns"),
  /** Values that a line lacks at its end are empty or NULL. */
  FILL_RECORD("fillrecord"),
  /** Empty lines are no rows. */
  IGNORE_BLANK_LINES("ignoreblanklines"),
  /** A date that is none is NULL. */
  ANY_DATE("acceptanydate");

  private final String sql;

  CopySwitch(String sql) {
    this.sql = sql;
  }

  /** COPY's word. */
  public String sql() {
    return sql;
  }
}
