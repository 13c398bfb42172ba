package dev.stepshift.redshift.copy.encode;

import dev.stepshift.redshift.copy.error.Defect;
import dev.stepshift.redshift.copy.error.FieldRefused;

/** DATE: YYYY-MM-DD unless DATEFORMAT says otherwise. */
final class DateEncoder implements FieldEncoder {

  private static final int LENGTH = 10;

  private final DateTimeFormat format;
  private final boolean acceptAny;
  private final DateTimeValue value = new DateTimeValue();

  DateEncoder(ConversionParameters conversion) {
    this.format = conversion.dateFormat();
    this.acceptAny = conversion.acceptAnyDate();
  }

  @Override
  public void encode(byte[] data, int from, int to, RowBuffer out) throws FieldRefused {
    int begin = Blanks.skip(data, from, to);
    int stop = Blanks.trim(data, begin, to);
    if (format.isStandard()
        ? isIsoDate(data, begin, stop)
        : format.read(data, begin, stop, value)) {
      if (format.isStandard()) {
        out.put(data, begin, begin + LENGTH);
      } else {
        value.writeDate(out);
      }
    } else if (acceptAny) {
      out.putNull();
    } else {
      throw new FieldRefused(new Defect(Defect.DATE, reason(stop - begin)));
    }
  }

  private String reason(int length) {
    return format.isStandard() && length < LENGTH
        ? "Invalid Date Format - length must be 10 or more"
        : "Invalid Date Format [" + format.describe("YYYY-MM-DD") + "]";
  }

  private static boolean isIsoDate(byte[] data, int from, int to) {
    if (to - from < LENGTH || data[from + 4] != '-' || data[from + 7] != '-') {
      return false;
    }
    // A time may follow: Redshift reads the date and leaves the rest.
    if (to - from > LENGTH && data[from + LENGTH] != ' ' && data[from + LENGTH] != 'T') {
      return false;
    }
    int century = TimeOfDay.twoDigits(data, from, to);
    int year = TimeOfDay.twoDigits(data, from + 2, to);
    int month = TimeOfDay.twoDigits(data, from + 5, to);
    int day = TimeOfDay.twoDigits(data, from + 8, to);
    return century >= 0 && year >= 0 && DateTimeValue.isDate(century * 100 + year, month, day);
  }
}
