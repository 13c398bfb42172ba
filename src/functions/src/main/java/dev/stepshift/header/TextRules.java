package dev.stepshift.header;

import dev.stepshift.pipeline.CopySwitch;
import dev.stepshift.pipeline.DataConversion;
import dev.stepshift.pipeline.DataConversion.Encoding;
import dev.stepshift.pipeline.FileFormat.Csv;
import dev.stepshift.pipeline.FileFormat.Delimited;

/**
 * How COPY tells the values of a line apart.
 *
 * @param quotes the characters that may stand around a value; none where they are plain ones
 * @param csv whether a quote inside quotes is doubled, and quotes may hold line ends
 * @param escape whether a backslash makes the next character a plain one
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html">
 *     Data conversion parameters</a>, for ESCAPE and REMOVEQUOTES
 */
record TextRules(char delimiter, String quotes, boolean csv, boolean escape, Encoding encoding) {

  private static final String REMOVED_QUOTES = "\"'";

  static TextRules of(Csv format) {
    return new TextRules(
        format.delimiter(),
        String.valueOf(format.quote()),
        true,
        false,
        format.conversion().texts().encoding());
  }

  static TextRules of(Delimited format) {
    DataConversion conversion = format.conversion();
    return new TextRules(
        format.delimiter(),
        conversion.has(CopySwitch.REMOVE_QUOTES) ? REMOVED_QUOTES : "",
        false,
        conversion.has(CopySwitch.ESCAPE),
        conversion.texts().encoding());
  }
}
