package dev.stepshift.redshift.copy.encode;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** One date and time of day, filled field by field while it is read. */
public final class DateTimeValue {

  int year;
  int month;
  int day;
  int hour;
  int minute;
  int second;
  int micros;

  /** Minutes east of UTC. */
  int offset;

  private @Nullable Boolean afternoon;

  void clear() {
    year = 1970;
    month = 1;
    day = 1;
    hour = 0;
    minute = 0;
    second = 0;
    micros = 0;
    offset = 0;
    afternoon = null;
  }

  void meridiem(boolean isAfternoon) {
    afternoon = isAfternoon;
  }

  /** Folds a 12-hour clock into 24 hours, then answers whether such a moment exists. */
  boolean isComplete() {
    if (afternoon != null) {
      if (hour < 1 || hour > 12) {
        return false;
      }
      hour = hour % 12 + (afternoon ? 12 : 0);
      afternoon = null;
    }
    return isDate(year, month, day)
        && isTime(hour, minute, second)
        && offset > -16 * 60
        && offset < 16 * 60;
  }

  static boolean isTime(int hour, int minute, int second) {
    return hour < 24 && minute < 60 && second < 60;
  }

  static boolean isDate(int year, int month, int day) {
    return year >= 1
        && month >= 1
        && month <= 12
        && day >= 1
        && (day <= 28 || day <= lengthOfMonth(year, month));
  }

  private static int lengthOfMonth(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  void setEpoch(long epochMicros) {
    long seconds = Math.floorDiv(epochMicros, 1_000_000L);
    LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    year = time.getYear();
    month = time.getMonthValue();
    day = time.getDayOfMonth();
    hour = time.getHour();
    minute = time.getMinute();
    second = time.getSecond();
    micros = (int) Math.floorMod(epochMicros, 1_000_000L);
  }

  /** Sets the date to a day counted from 1970. */
  public void setDay(long epochDay) {
    LocalDate date = LocalDate.ofEpochDay(epochDay);
    year = date.getYear();
    month = date.getMonthValue();
    day = date.getDayOfMonth();
  }

  /** Sets the time of day. */
  public void setTime(long microsOfDay) {
    int seconds = (int) (microsOfDay / 1_000_000L);
    micros = (int) (microsOfDay % 1_000_000L);
    hour = seconds / 3600;
    minute = seconds / 60 % 60;
    second = seconds % 60;
  }

  public void writeDate(RowBuffer out) {
    out.number(year, 4);
    out.put('-');
    out.number(month, 2);
    out.put('-');
    out.number(day, 2);
  }

  public void writeTime(RowBuffer out) {
    out.number(hour, 2);
    out.put(':');
    out.number(minute, 2);
    out.put(':');
    out.number(second, 2);
    if (micros != 0) {
      out.put('.');
      out.number(micros, 6);
    }
  }

  void writeOffset(RowBuffer out) {
    int minutes = Math.abs(offset);
    out.put(offset < 0 ? '-' : '+');
    out.number(minutes / 60, 2);
    out.put(':');
    out.number(minutes % 60, 2);
  }
}
