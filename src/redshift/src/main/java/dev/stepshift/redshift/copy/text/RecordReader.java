package dev.stepshift.redshift.copy.text;

import dev.stepshift.redshift.copy.command.DataFormat;
import dev.stepshift.redshift.copy.encode.RecordCursor;
import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.copy.error.Defect;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts one file into records and records into fields, without making objects of them: after {@link
 * #next()} the record is described by offsets into byte arrays, until the next call.
 */
public abstract class RecordReader implements RecordCursor {

  /** Redshift's limit for one record of a text file. */
  static final int MAX_RECORD = 4 * 1024 * 1024;

  private static final int INITIAL_BUFFER = 256 * 1024;

  private final InputStream file;
  private final String fileName;
  private final byte[] nullText;
  private boolean ended;
  private long linesBefore;

  /** The bytes read; a record never wraps. */
  protected byte[] buffer = new byte[INITIAL_BUFFER];

  /** Where the record begins in {@link #buffer}. */
  protected int start;

  /** Behind the record, its newline excluded. */
  protected int end;

  /** Where the next record begins. */
  protected int nextStart;

  /** Behind the last byte read. */
  protected int limit;

  /** By how many bytes the last {@link #more()} moved the record. */
  protected int moved;

  /** The line on which the record begins, from 1. */
  protected long line;

  /** Newlines within the record, its own excluded. */
  protected int innerLines;

  private int fieldCount;
  private int[] fieldFrom = new int[64];
  private int[] fieldTo = new int[64];
  private Optional<Defect> defect = Optional.empty();

  protected RecordReader(InputStream file, String fileName, byte[] nullText) {
    this.file = file;
    this.fileName = fileName;
    this.nullText = nullText;
  }

  /** Opens the reader of a format whose records are lines. */
  public static RecordReader open(
      DataFormat format, InputStream file, String fileName, byte[] nullText) {
    if (format instanceof DataFormat.Csv csv) {
      return new CsvReader(file, fileName, nullText, csv.delimiter(), csv.quote());
    }
    if (format instanceof DataFormat.FixedWidth fixed) {
      return new FixedWidthReader(file, fileName, nullText, fixed.widths());
    }
    DataFormat.Delimited text = (DataFormat.Delimited) format;
    return text.escape() || text.removeQuotes()
        ? new EscapedReader(file, fileName, nullText, text)
        : new PlainReader(file, fileName, nullText, text.delimiter());
  }

  @Override
  public final boolean next() throws IOException, CopyFailed {
    start = nextStart;
    end = start;
    innerLines = 0;
    fieldCount = 0;
    defect = Optional.empty();
    if (!findRecord()) {
      return false;
    }
    line = linesBefore + 1;
    readRecord();
    linesBefore += linesOfRecord();
    return true;
  }

  /** Goes to the first byte of the next record; false at the end of the file. */
  protected boolean findRecord() throws IOException, CopyFailed {
    return start < limit || more();
  }

  /** Counts a line that ends before the record. */
  protected final void passLine() {
    linesBefore++;
  }

  /** How many lines end in or behind the record that was read. */
  protected long linesOfRecord() {
    return innerLines + 1L;
  }

  /** Skips lines, whatever is in them. */
  public final void skipLines(long count) throws IOException, CopyFailed {
    for (long i = 0; i < count; i++) {
      start = nextStart;
      int newline = findNewline();
      if (newline == limit) {
        nextStart = newline;
        return;
      }
      nextStart = newline + 1;
      linesBefore++;
    }
  }

  /** The first newline from {@link #start} on; {@link #limit} when the file ends before one. */
  protected final int findNewline() throws IOException, CopyFailed {
    int at = start;
    while (true) {
      if (at == limit) {
        boolean more = more();
        at -= moved;
        if (!more) {
          return at;
        }
      }
      if (buffer[at] == '\n') {
        return at;
      }
      at++;
    }
  }

  /** Reads one record from {@link #start} on; there is at least one byte. */
  protected abstract void readRecord() throws IOException, CopyFailed;

  @Override
  public byte[] data() {
    return buffer;
  }

  @Override
  public final int from(int field) {
    return fieldFrom[field];
  }

  @Override
  public final int to(int field) {
    return fieldTo[field];
  }

  @Override
  public final int fieldCount() {
    return fieldCount;
  }

  @Override
  public final long line() {
    return line;
  }

  @Override
  public final Optional<Defect> defect() {
    return defect;
  }

  @Override
  public final boolean isBlank() {
    return end == start;
  }

  @Override
  public final byte[] rawRecord(int most) {
    return Arrays.copyOfRange(buffer, start, Math.min(end, start + most));
  }

  @Override
  public final byte[] rawField(int field, int most) {
    if (field >= fieldCount) {
      return new byte[0];
    }
    int from = fieldFrom[field];
    return Arrays.copyOfRange(data(), from, Math.min(fieldTo[field], from + most));
  }

  /** Whether a field is the text that stands for NULL. */
  @Override
  public boolean isNull(int field) {
    return isNullText(data(), fieldFrom[field], fieldTo[field]);
  }

  protected final boolean isNullText(byte[] bytes, int from, int to) {
    if (to - from != nullText.length) {
      return false;
    }
    for (int i = 0; i < nullText.length; i++) {
      if (bytes[from + i] != nullText[i]) {
        return false;
      }
    }
    return true;
  }

  protected final void addField(int from, int to) {
    if (fieldCount == fieldFrom.length) {
      fieldFrom = Arrays.copyOf(fieldFrom, fieldCount * 2);
      fieldTo = Arrays.copyOf(fieldTo, fieldCount * 2);
    }
    fieldFrom[fieldCount] = from;
    fieldTo[fieldCount++] = to;
  }

  /** Ends the record before a newline; the carriage return before it belongs to the line's end. */
  protected final int endBefore(int newline) {
    end = newline > start && buffer[newline - 1] == '\r' ? newline - 1 : newline;
    return end;
  }

  protected final void spoil(Defect found) {
    defect = Optional.of(found);
  }

  /** Whether field offsets point into {@link #buffer} and move with it. */
  protected boolean fieldsInBuffer() {
    return false;
  }

  /**
   * Reads on. The record moves to the front of the buffer, by {@link #moved} bytes.
   *
   * @return false at the end of the file
   */
  protected final boolean more() throws IOException, CopyFailed {
    moved = 0;
    if (ended) {
      return false;
    }
    if (limit - start == buffer.length) {
      if (buffer.length >= MAX_RECORD) {
        throw new CopyFailed(
            "Record of more than 4 MB at line " + line + " of " + fileName + ": Redshift's limit");
      }
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    } else {
      moveToFront();
    }
    int count;
    do {
      count = file.read(buffer, limit, buffer.length - limit);
    } while (count == 0);
    ended = count < 0;
    limit += Math.max(0, count);
    nextStart = limit;
    return !ended;
  }

  private void moveToFront() {
    moved = start;
    System.arraycopy(buffer, start, buffer, 0, limit - start);
    limit -= moved;
    end -= moved;
    start = 0;
    if (fieldsInBuffer()) {
      for (int i = 0; i < fieldCount; i++) {
        fieldFrom[i] -= moved;
        fieldTo[i] -= moved;
      }
    }
  }
}
