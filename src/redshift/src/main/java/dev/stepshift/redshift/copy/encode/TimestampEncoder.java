package dev.stepshift.redshift.copy.encode;

import dev.stepshift.redshift.copy.error.Defect;
import dev.stepshift.redshift.copy.error.FieldRefused;

/** TIMESTAMP and TIMESTAMPTZ: YYYY-MM-DD HH:MI:SS unless TIMEFORMAT says otherwise. */
final class TimestampEncoder implements FieldEncoder {

  private static final int SECONDS_LENGTH = 19;

  private final DateTimeFormat format;
  private final boolean withZone;
  private final boolean acceptAny;
  private final DateTimeValue value = new DateTimeValue();

  TimestampEncoder(ConversionParameters conversion, boolean withZone) {
    this.format = conversion.timeFormat();
    this.withZone = withZone;
    this.acceptAny = conversion.acceptAnyDate();
  }

  @Override
  public void encode(byte[] data, int from, int to, RowBuffer out) throws FieldRefused {
    int begin = Blanks.skip(data, from, to);
    int stop = Blanks.trim(data, begin, to);
    boolean understood =
        format.isStandard()
            ? readStandard(data, begin, stop)
            : format.read(data, begin, stop, value);
    if (understood) {
      value.writeDate(out);
      out.put(' ');
      value.writeTime(out);
      if (withZone) {
        value.writeOffset(out);
      }
    } else if (acceptAny) {
      out.putNull();
    } else {
      String standard = withZone ? "YYYY-MM-DD HH24:MI:SSOF" : "YYYY-MM-DD HH24:MI:SS";
      throw new FieldRefused(
          new Defect(
              Defect.TIMESTAMP,
              "Invalid timestamp format or value [" + format.describe(standard) + "]"));
    }
  }

  private boolean readStandard(byte[] data, int from, int to) {
    value.clear();
    if (to - from < SECONDS_LENGTH
        || data[from + 4] != '-'
        || data[from + 7] != '-'
        || data[from + 10] != ' '
        || data[from + 13] != ':'
        || data[from + 16] != ':') {
      return false;
    }
    int century = TimeOfDay.twoDigits(data, from, to);
    int year = TimeOfDay.twoDigits(data, from + 2, to);
    value.year = century * 100 + year;
    value.month = TimeOfDay.twoDigits(data, from + 5, to);
    value.day = TimeOfDay.twoDigits(data, from + 8, to);
    value.hour = TimeOfDay.twoDigits(data, from + 11, to);
    value.minute = TimeOfDay.twoDigits(data, from + 14, to);
    value.second = TimeOfDay.twoDigits(data, from + 17, to);
    if (century < 0 || year < 0 || value.hour < 0 || value.minute < 0 || value.second < 0) {
      return false;
    }
    int at = TimeOfDay.readFraction(data, from + SECONDS_LENGTH, to, value);
    if (withZone) {
      at = TimeOfDay.readOffset(data, at, to, value);
    }
    return at == to && value.isComplete();
  }
}
