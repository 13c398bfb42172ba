package dev.stepshift.redshift.copy.text;

import dev.stepshift.redshift.copy.error.CopyFailed;
import java.io.IOException;
import java.io.InputStream;

/** Delimited text in which every byte but the delimiter and the newline is data. */
final class PlainReader extends RecordReader {

  private final byte delimiter;

  PlainReader(InputStream file, String fileName, byte[] nullText, byte delimiter) {
    super(file, fileName, nullText);
    this.delimiter = delimiter;
  }

  @Override
  protected boolean fieldsInBuffer() {
    return true;
  }

  @Override
  protected void readRecord() throws IOException, CopyFailed {
    int at = start;
    int from = start;
    while (true) {
      byte[] bytes = buffer;
      int stop = limit;
      byte cut = delimiter;
      while (at < stop) {
        byte b = bytes[at];
        if (b == cut) {
          addField(from, at);
          from = at + 1;
        } else if (b == '\n') {
          addField(from, endBefore(at));
          nextStart = at + 1;
          return;
        }
        at++;
      }
      boolean more = more();
      at -= moved;
      from -= moved;
      if (!more) {
        end = at;
        addField(from, at);
        nextStart = at;
        return;
      }
    }
  }
}
