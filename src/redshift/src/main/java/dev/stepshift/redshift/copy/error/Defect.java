package dev.stepshift.redshift.copy.error;

/**
 * What is wrong with a field or a record.
 *
 * @param code Redshift's load error code
 * @param reason Redshift's text
 * @param position offset in the field, from 0
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_Load_Error_Reference.html">Load
 *     error reference</a>
 */
public record Defect(int code, String reason, int position) {

  public static final int TOO_MANY_COLUMNS = 1202;
  public static final int TOO_LONG = 1204;
  public static final int DATE = 1205;
  public static final int TIMESTAMP = 1206;
  static final int DIGIT = 1207;
  public static final int FLOAT = 1208;
  public static final int BOOLEAN = 1210;
  public static final int MISSING = 1213;
  public static final int DELIMITER = 1214;
  public static final int BAD_LINE = 1216;
  public static final int UTF8 = 1220;
  public static final int OVERFLOW = 1222;
  public static final int BINARY = 1219;
  public static final int SUPER = 1224;

  /** What all errors of Spectrum's readers have. */
  public static final int SPECTRUM = 15007;

  public Defect(int code, String reason) {
    this(code, reason, 0);
  }

  /** A character that is not UTF-8, in a field or record that begins at an offset. */
  public static Defect invalidUtf8(byte[] data, int from, int at, int to) {
    return new Defect(
        UTF8,
        "String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex sequence: "
            + Utf8.hex(data, at, Utf8.sequenceEnd(data, at, to))
            + " (error "
            + Utf8.check(data, at, to)
            + ")",
        at - from);
  }

  /** A byte that is not a digit, in the words Redshift has for every numeric type. */
  public static Defect invalidDigit(byte[] data, int from, int at, String type) {
    char value = (char) (data[at] & 0xFF);
    return new Defect(
        DIGIT,
        "Invalid digit, Value '" + value + "', Pos " + (at - from) + ", Type: " + type,
        at - from);
  }
}
