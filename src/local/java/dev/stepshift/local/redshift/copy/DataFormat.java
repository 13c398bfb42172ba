package dev.stepshift.local.redshift.copy;

/**
 * How the bytes of a file become records. One reader a format; the formats that are missing here
 * are refused by name when the statement is parsed.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html">
 *     Data format parameters</a>
 */
public sealed interface DataFormat {

  /**
   * Lines cut at a delimiter, without quotes.
   *
   * @param delimiter one ASCII byte
   * @param escape whether a backslash makes the next character data
   * @param removeQuotes whether quotes around a field are taken off and keep delimiters in
   */
  record Delimited(byte delimiter, boolean escape, boolean removeQuotes) implements DataFormat {}

  /**
   * Comma-separated values: fields may be quoted and then hold delimiters and newlines.
   *
   * @param delimiter one ASCII byte
   * @param quote one ASCII byte
   */
  record Csv(byte delimiter, byte quote) implements DataFormat {}

  /** The word of the history view's {@code file_format}. */
  default String label() {
    return this instanceof Csv ? "csv" : "text";
  }
}
