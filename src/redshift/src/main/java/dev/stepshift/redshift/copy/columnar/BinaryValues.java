package dev.stepshift.redshift.copy.columnar;

import dev.stepshift.redshift.copy.encode.DateTimeValue;
import dev.stepshift.redshift.copy.encode.FieldEncoder;
import dev.stepshift.redshift.copy.encode.RowBuffer;
import dev.stepshift.redshift.copy.encode.TargetColumn;
import dev.stepshift.redshift.copy.error.Defect;
import dev.stepshift.redshift.copy.error.FieldRefused;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Writes values that a file holds as numbers, in the text that PostgreSQL reads. */
final class BinaryValues {

  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** The first day of the year 1 and the last of 9999, counted from 1970. */
  private static final long FIRST_DAY = -719_162;

  private static final long LAST_DAY = 2_932_896;

  private final DateTimeValue moment = new DateTimeValue();

  void date(long day, RowBuffer out) throws FieldRefused {
    setDay(day);
    moment.writeDate(out);
  }

  private void setDay(long day) throws FieldRefused {
    if (day < FIRST_DAY || day > LAST_DAY) {
      throw new FieldRefused(new Defect(Defect.DATE, "Date out of range"));
    }
    moment.setDay(day);
  }

  /** Writes a moment counted in microseconds of UTC. */
  void timestamp(long micros, boolean withZone, RowBuffer out) throws FieldRefused {
    setDay(Math.floorDiv(micros, MICROS_PER_DAY));
    moment.setTime(Math.floorMod(micros, MICROS_PER_DAY));
    moment.writeDate(out);
    out.put(' ');
    moment.writeTime(out);
    if (withZone) {
      out.put('+');
      out.put('0');
      out.put('0');
    }
  }

  void decimal(long unscaled, int scale, RowBuffer out) {
    if (unscaled == Long.MIN_VALUE) {
      decimal(BigInteger.valueOf(unscaled), scale, out);
      return;
    }
    if (unscaled < 0) {
      out.put('-');
    }
    long power = 1;
    for (int i = 0; i < scale; i++) {
      power *= 10;
    }
    long value = Math.abs(unscaled);
    out.number(value / power);
    if (scale > 0) {
      out.put('.');
      out.digits(value % power, scale);
    }
  }

  void decimal(BigInteger unscaled, int scale, RowBuffer out) {
    if (scale <= 18 && unscaled.bitLength() < 64 - 1) {
      decimal(unscaled.longValue(), scale, out);
    } else {
      ascii(new BigDecimal(unscaled, scale).toPlainString(), out);
    }
  }

  void real(float value, RowBuffer out) {
    ascii(Float.toString(value), out);
  }

  void real(double value, RowBuffer out) {
    ascii(Double.toString(value), out);
  }

  void bytes(byte[] data, int from, int to, RowBuffer out) {
    out.put('\\');
    out.put('\\');
    out.put('x');
    for (int i = from; i < to; i++) {
      out.put(HEX[data[i] >> 4 & 0xF]);
      out.put(HEX[data[i] & 0xF]);
    }
  }

  /** Writes JSON, in which all that PostgreSQL could take for something else is escaped. */
  void json(String text, FieldEncoder encoder, RowBuffer out) throws FieldRefused {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    encoder.encode(bytes, 0, bytes.length, out);
  }

  static void checkRange(long value, TargetColumn column) throws FieldRefused {
    if (column.type().equals("int2") && value != (short) value) {
      throw new FieldRefused(
          new Defect(
              Defect.OVERFLOW, "Overflow (Short valid range -32768 to 32767), Value: " + value));
    }
  }

  private static void ascii(String text, RowBuffer out) {
    for (int i = 0; i < text.length(); i++) {
      out.put(text.charAt(i));
    }
  }
}
