package dev.stepshift.redshift.copy.text;

import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.copy.error.Defect;
import java.io.IOException;
import java.io.InputStream;

/**
 * CSV as Redshift reads it: a quote inside a quoted field is doubled, a quoted field may hold
 * newlines, and blanks between a quote and a delimiter do not count.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html">
 *     CSV</a>
 */
final class CsvReader extends DecodedReader {

  private enum FieldState {
    /** At the start of a field, or behind blanks there. */
    BEGIN,
    PLAIN,
    QUOTED,
    /** Behind a quote that ends the field unless a second one follows. */
    QUOTE,
    /** Behind the closing quote and blanks. */
    AFTER,
    /** In a record that makes no sense, until its newline. */
    BROKEN
  }

  private final byte delimiter;
  private final byte quote;
  private FieldState state = FieldState.BEGIN;

  CsvReader(InputStream file, String fileName, byte[] nullText, byte delimiter, byte quote) {
    super(file, fileName, nullText);
    this.delimiter = delimiter;
    this.quote = quote;
  }

  @Override
  protected void readRecord() throws IOException, CopyFailed {
    clearText();
    state = FieldState.BEGIN;
    int at = start;
    while (true) {
      if (at == limit) {
        boolean more = more();
        at -= moved;
        if (!more) {
          finishAtEndOfFile(at);
          return;
        }
      }
      byte b = buffer[at];
      if (b == '\n' && state != FieldState.QUOTED) {
        if (state == FieldState.BEGIN || state == FieldState.PLAIN) {
          dropCarriageReturn();
        }
        endField();
        endBefore(at);
        nextStart = at + 1;
        return;
      }
      if (b == delimiter && state != FieldState.QUOTED && state != FieldState.BROKEN) {
        endField();
        state = FieldState.BEGIN;
        at++;
      } else {
        at = read(b, at);
      }
    }
  }

  private int read(byte b, int at) {
    switch (state) {
      case BEGIN -> {
        if (b == quote) {
          restartField();
          state = FieldState.QUOTED;
        } else {
          append(b);
          state = isBlank(b) ? FieldState.BEGIN : FieldState.PLAIN;
        }
      }
      case PLAIN -> {
        if (b == quote) {
          breakRecord(at);
        } else {
          return runOf(at);
        }
      }
      case QUOTED -> {
        if (b == quote) {
          state = FieldState.QUOTE;
        } else {
          return quotedRun(at);
        }
      }
      case QUOTE -> {
        if (b == quote) {
          append(b);
          state = FieldState.QUOTED;
        } else if (isBlank(b)) {
          state = FieldState.AFTER;
        } else {
          breakRecord(at);
        }
      }
      case AFTER -> {
        if (!isBlank(b)) {
          breakRecord(at);
        }
      }
      case BROKEN -> {
        // Skipped: the next record begins behind the newline.
      }
    }
    return at + 1;
  }

  private int runOf(int from) {
    int at = from;
    while (at < limit && buffer[at] != delimiter && buffer[at] != '\n' && buffer[at] != quote) {
      at++;
    }
    append(buffer, from, at);
    return at;
  }

  private int quotedRun(int from) {
    int at = from;
    while (at < limit && buffer[at] != quote) {
      innerLines += buffer[at] == '\n' ? 1 : 0;
      at++;
    }
    append(buffer, from, at);
    return at;
  }

  private void breakRecord(int at) {
    state = FieldState.BROKEN;
    spoil(new Defect(Defect.DELIMITER, "Invalid quote formatting for CSV", at - start));
  }

  private void finishAtEndOfFile(int at) {
    if (state == FieldState.QUOTED) {
      spoil(new Defect(Defect.DELIMITER, "Delimited value missing end quote", at - start));
    }
    endField();
    end = at;
    nextStart = at;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }
}
