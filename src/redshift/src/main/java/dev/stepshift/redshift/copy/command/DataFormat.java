package dev.stepshift.redshift.copy.command;

import java.util.List;
import java.util.Locale;

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

  /**
   * Lines cut at fixed places.
   *
   * @param widths in bytes, one a column
   */
  record FixedWidth(List<Integer> widths) implements DataFormat {
    public FixedWidth {
      widths = List.copyOf(widths);
    }
  }

  /** JSON objects or arrays, one a row. */
  record Json(FieldMapping mapping) implements DataFormat {}

  /** Avro's container files. */
  record Avro(FieldMapping mapping) implements DataFormat {}

  /**
   * Parquet files, whose columns go to the table's by their order.
   *
   * @param toJson whether SUPER columns take nested values and JSON texts, SERIALIZETOJSON
   */
  record Parquet(boolean toJson) implements DataFormat {}

  /** ORC files; like {@link Parquet}. */
  record Orc(boolean toJson) implements DataFormat {}

  /** Whether files hold columns instead of rows; they are read by other rules. */
  default boolean isColumnar() {
    return this instanceof Parquet || this instanceof Orc;
  }

  /** The word of the history view's {@code file_format}. */
  default String label() {
    return this instanceof Delimited ? "text" : getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
