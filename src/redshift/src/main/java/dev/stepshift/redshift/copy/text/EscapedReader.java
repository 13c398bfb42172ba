package dev.stepshift.redshift.copy.text;

import dev.stepshift.redshift.copy.command.DataFormat;
import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.copy.error.Defect;
import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;

/**
 * Delimited text with ESCAPE, REMOVEQUOTES or both.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html">
 *     ESCAPE, REMOVEQUOTES</a>
 */
final class EscapedReader extends DecodedReader {

  private final byte delimiter;
  private final boolean escape;
  private final boolean removeQuotes;
  private final BitSet nulls = new BitSet();
  private int at;
  private int fieldAt;
  private byte openQuote;

  EscapedReader(InputStream file, String fileName, byte[] nullText, DataFormat.Delimited format) {
    super(file, fileName, nullText);
    this.delimiter = format.delimiter();
    this.escape = format.escape();
    this.removeQuotes = format.removeQuotes();
  }

  @Override
  public boolean isNull(int field) {
    return nulls.get(field);
  }

  @Override
  protected void readRecord() throws IOException, CopyFailed {
    clearText();
    nulls.clear();
    at = start;
    fieldAt = start;
    openQuote = 0;
    while (has(0)) {
      byte b = buffer[at];
      if (b == '\n') {
        finish(endBefore(at), at + 1);
        return;
      }
      if (b == delimiter && openQuote == 0) {
        close(at);
        at++;
        fieldAt = at;
      } else if (escape && b == '\\' && has(1)) {
        innerLines += buffer[at + 1] == '\n' ? 1 : 0;
        append(buffer[at + 1]);
        at += 2;
      } else if (removeQuotes && at == fieldAt && (b == '"' || b == '\'')) {
        openQuote = b;
        at++;
      } else if (openQuote != 0 && b == openQuote && fieldEndsBehind()) {
        openQuote = 0;
        at++;
      } else {
        append(b);
        at++;
      }
    }
    finish(at, at);
  }

  private void finish(int recordEnd, int next) {
    if (openQuote != 0) {
      spoil(new Defect(Defect.DELIMITER, "Delimited value missing end quote", fieldAt - start));
    }
    dropCarriageReturn();
    close(recordEnd);
    end = recordEnd;
    nextStart = next;
  }

  /** NULL is told by the bytes of the file: an escaped or quoted null text is data. */
  private void close(int rawEnd) {
    nulls.set(fieldCount(), isNullText(buffer, fieldAt, rawEnd));
    endField();
  }

  private boolean fieldEndsBehind() throws IOException, CopyFailed {
    if (!has(1)) {
      return true;
    }
    byte next = buffer[at + 1];
    return next == delimiter
        || next == '\n'
        || (next == '\r' && (!has(2) || buffer[at + 2] == '\n'));
  }

  /** Whether there is a byte so far ahead; reads on when it is needed. */
  private boolean has(int ahead) throws IOException, CopyFailed {
    while (at + ahead >= limit) {
      boolean more = more();
      at -= moved;
      fieldAt -= moved;
      if (!more) {
        return false;
      }
    }
    return true;
  }
}
