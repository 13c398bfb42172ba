package dev.stepshift.redshift.copy.encode;

import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.copy.error.Defect;
import dev.stepshift.redshift.copy.error.FieldRefused;
import java.util.List;
import java.util.Optional;

/** Turns records into rows, by the columns of the table and the rules for NULL. */
public final class RowEncoder {

  private final TargetColumn[] columns;
  private final FieldEncoder[] encoders;
  private final ConversionParameters conversion;
  private int column;

  public RowEncoder(List<TargetColumn> columns, ConversionParameters conversion) throws CopyFailed {
    this.columns = columns.toArray(TargetColumn[]::new);
    this.encoders = new FieldEncoder[columns.size()];
    for (int i = 0; i < encoders.length; i++) {
      encoders[i] = FieldEncoder.of(this.columns[i], conversion);
    }
    this.conversion = conversion;
  }

  /** Appends the row of a record; when it has a defect, nothing is appended. */
  public Optional<Defect> encode(RecordCursor record, RowBuffer out) {
    int mark = out.size();
    try {
      int given = countFields(record);
      for (column = 0; column < encoders.length; column++) {
        if (column > 0) {
          out.put('\t');
        }
        if (column < given) {
          encodeField(record, out);
        } else {
          fill(out);
        }
      }
      out.put('\n');
      return Optional.empty();
    } catch (FieldRefused refused) {
      out.truncate(mark);
      return Optional.of(refused.defect());
    }
  }

  /** The column at which the last defect was found. */
  public int defectColumn() {
    return column;
  }

  private int countFields(RecordCursor record) throws FieldRefused {
    int count = record.fieldCount();
    int wanted = encoders.length;
    column = Math.min(count, wanted) - 1;
    if (record.defect().isPresent()) {
      throw new FieldRefused(record.defect().get());
    }
    // A delimiter may also end the last field of a line.
    boolean trailing = count == wanted + 1 && record.from(wanted) == record.to(wanted);
    if (count > wanted && !trailing) {
      throw new FieldRefused(new Defect(Defect.TOO_MANY_COLUMNS, "Extra column(s) found"));
    }
    if (count < wanted && !conversion.fillRecord()) {
      throw new FieldRefused(new Defect(Defect.DELIMITER, "Delimiter not found"));
    }
    return count;
  }

  private void encodeField(RecordCursor record, RowBuffer out) throws FieldRefused {
    byte[] data = record.data();
    int from = record.from(column);
    int to = record.to(column);
    if (isNull(record, data, from, to)) {
      putNull(out);
    } else {
      int mark = out.size();
      encoders[column].encode(data, from, to, out);
      if (columns[column].notNull() && out.isNullSince(mark)) {
        throw missing();
      }
    }
  }

  private boolean isNull(RecordCursor record, byte[] data, int from, int to) {
    if (record.isNull(column)) {
      return true;
    }
    boolean character = columns[column].isCharacter();
    if (from == to) {
      return !character || conversion.emptyAsNull();
    }
    // No blank is above the space: the first byte tells nearly always.
    boolean mayBeBlank = data[from] <= ' ' && data[from] > 0;
    return mayBeBlank && (!character || conversion.blanksAsNull()) && Blanks.isAll(data, from, to);
  }

  /** A VARCHAR missing at the end of a record is empty, unlike any other type. */
  private void fill(RowBuffer out) throws FieldRefused {
    boolean varchar = columns[column].isCharacter() && !columns[column].type().equals("bpchar");
    if (!varchar || conversion.emptyAsNull()) {
      putNull(out);
    }
  }

  private void putNull(RowBuffer out) throws FieldRefused {
    if (columns[column].notNull()) {
      throw missing();
    }
    out.putNull();
  }

  private static FieldRefused missing() {
    return new FieldRefused(new Defect(Defect.MISSING, "Missing data for not-null field"));
  }
}
