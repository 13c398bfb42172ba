package dev.stepshift.redshift.copy.encode;

import dev.stepshift.redshift.copy.error.Defect;
import dev.stepshift.redshift.copy.error.FieldRefused;

/** TIME and TIMETZ: HH:MI[:SS[.fraction]]. */
final class TimeEncoder implements FieldEncoder {

  private final boolean withZone;
  private final DateTimeValue value = new DateTimeValue();

  TimeEncoder(boolean withZone) {
    this.withZone = withZone;
  }

  @Override
  public void encode(byte[] data, int from, int to, RowBuffer out) throws FieldRefused {
    int begin = Blanks.skip(data, from, to);
    int stop = Blanks.trim(data, begin, to);
    value.clear();
    int at = TimeOfDay.readTime(data, begin, stop, value);
    if (at >= 0 && withZone) {
      at = TimeOfDay.readOffset(data, at, stop, value);
    }
    if (at != stop || !value.isComplete()) {
      throw new FieldRefused(
          new Defect(Defect.TIMESTAMP, "Invalid time format or value [HH24:MI:SS]"));
    }
    value.writeTime(out);
    if (withZone) {
      value.writeOffset(out);
    }
  }
}
