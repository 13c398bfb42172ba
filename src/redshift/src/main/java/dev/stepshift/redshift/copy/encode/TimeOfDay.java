package dev.stepshift.redshift.copy.encode;

/** Reads times of day and offsets where their layout is not given by a pattern. */
final class TimeOfDay {

  private TimeOfDay() {}

  /**
   * Reads what may follow a date: {@code T} or blanks, a time, AM or PM, an offset.
   *
   * @return the offset behind it, or -1
   */
  static int readTail(byte[] data, int from, int to, DateTimeValue value) {
    if (from == to) {
      return to;
    }
    int at = from;
    if (data[at] == 'T') {
      at++;
    } else {
      at = skipBlanks(data, at, to);
      if (at == from) {
        return -1;
      }
    }
    at = at == to ? to : readTime(data, at, to, value);
    return at < 0 ? -1 : readOffset(data, at, to, value);
  }

  /** HH:MI[:SS[.fraction]] or HHMI[SS], then AM or PM if it is there. */
  static int readTime(byte[] data, int from, int to, DateTimeValue value) {
    int at = from;
    int hour = twoDigits(data, at, to);
    if (hour < 0) {
      return -1;
    }
    value.hour = hour;
    at += 2;
    boolean colons = at < to && data[at] == ':';
    at += colons ? 1 : 0;
    int minute = twoDigits(data, at, to);
    if (minute < 0) {
      return -1;
    }
    value.minute = minute;
    at += 2;
    if (!colons || (at < to && data[at] == ':')) {
      int second = twoDigits(data, at + (colons ? 1 : 0), to);
      if (second >= 0) {
        value.second = second;
        at = readFraction(data, at + (colons ? 3 : 2), to, value);
      } else if (colons) {
        return -1;
      }
    }
    return readMeridiem(data, at, to, value);
  }

  private static int readMeridiem(byte[] data, int from, int to, DateTimeValue value) {
    int at = skipBlanks(data, from, to);
    if (at + 1 < to && (data[at + 1] | 0x20) == 'm') {
      int letter = data[at] | 0x20;
      if (letter == 'a' || letter == 'p') {
        value.meridiem(letter == 'p');
        return at + 2;
      }
    }
    return from;
  }

  /** A point and at most six digits are micros; further digits are cut off. */
  static int readFraction(byte[] data, int from, int to, DateTimeValue value) {
    if (from >= to || data[from] != '.') {
      return from;
    }
    int at = from + 1;
    int unit = 100_000;
    while (at < to && DateTimeFormat.isDigit(data[at])) {
      value.micros += unit * (data[at++] - '0');
      unit /= 10;
    }
    return at;
  }

  /** Nothing, Z, UTC, or a sign with HH, HHMI or HH:MI. */
  static int readOffset(byte[] data, int from, int to, DateTimeValue value) {
    int at = skipBlanks(data, from, to);
    if (at == to) {
      return to;
    }
    if (data[at] == 'Z' || data[at] == 'z') {
      return at + 1;
    }
    if (to - at == 3 && matchesZone(data, at)) {
      return to;
    }
    if (data[at] != '+' && data[at] != '-') {
      return -1;
    }
    boolean west = data[at] == '-';
    int hours = twoDigits(data, at + 1, to);
    if (hours < 0) {
      return -1;
    }
    at += 3;
    if (at < to && data[at] == ':') {
      at++;
    }
    int minutes = twoDigits(data, at, to);
    if (minutes >= 0) {
      at += 2;
    }
    int total = hours * 60 + Math.max(0, minutes);
    value.offset = west ? -total : total;
    return at;
  }

  private static boolean matchesZone(byte[] data, int at) {
    int a = data[at] | 0x20;
    int b = data[at + 1] | 0x20;
    int c = data[at + 2] | 0x20;
    return (a == 'u' && b == 't' && c == 'c') || (a == 'g' && b == 'm' && c == 't');
  }

  static int twoDigits(byte[] data, int at, int to) {
    if (at + 1 < to && DateTimeFormat.isDigit(data[at]) && DateTimeFormat.isDigit(data[at + 1])) {
      return (data[at] - '0') * 10 + data[at + 1] - '0';
    }
    return -1;
  }

  static int skipBlanks(byte[] data, int from, int to) {
    int at = from;
    while (at < to && data[at] == ' ') {
      at++;
    }
    return at;
  }
}
