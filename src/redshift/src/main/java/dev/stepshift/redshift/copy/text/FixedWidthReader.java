package dev.stepshift.redshift.copy.text;

import dev.stepshift.redshift.copy.error.CopyFailed;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Lines cut at fixed places, counted in bytes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html#copy-fixedwidth">
 *     FIXEDWIDTH</a>
 */
final class FixedWidthReader extends RecordReader {

  private final int[] widths;

  FixedWidthReader(InputStream file, String fileName, byte[] nullText, List<Integer> widths) {
    super(file, fileName, nullText);
    this.widths = widths.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  protected void readRecord() throws IOException, CopyFailed {
    int newline = findNewline();
    if (newline == limit) {
      end = newline;
      nextStart = newline;
    } else {
      endBefore(newline);
      nextStart = newline + 1;
    }
    cut();
  }

  private void cut() {
    int from = start;
    for (int width : widths) {
      if (from >= end) {
        return;
      }
      int to = Math.min(end, from + width);
      addField(from, to);
      from = to;
    }
    if (from < end) {
      // What no column takes is a field too many.
      addField(from, end);
    }
  }
}
