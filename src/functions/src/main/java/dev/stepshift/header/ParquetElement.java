package dev.stepshift.header;

import java.io.IOException;
import java.util.Optional;

/**
 * A node of a Parquet schema.
 *
 * @param physical the number of its physical type; -1 for a group
 * @param repetition 2 for a repeated one
 * @param children how many nodes below it follow
 * @param converted the number of its ConvertedType; -1 for none
 * @param logical the number of its LogicalType; 0 for none
 * @param signed whether a whole number has a sign
 */
record ParquetElement(
    String name,
    int physical,
    int repetition,
    int children,
    int converted,
    int logical,
    int scale,
    int precision,
    boolean signed) {

  private static final int NONE = -1;
  private static final int REPEATED = 2;
  private static final String BYTES = "varbyte(1024000)";
  private static final String[] PHYSICAL = {
    "boolean", "int32", "int64", "int96", "float", "double", "byte_array", "fixed_len_byte_array"
  };

  /** Reads a SchemaElement. */
  static ParquetElement read(ThriftReader in) throws IOException {
    Draft draft = new Draft();
    in.enter();
    for (int field = in.nextField(); field != ThriftReader.STOP; field = in.nextField()) {
      draft.take(field, in);
    }
    in.leave();
    return draft.element();
  }

  FileColumn column() {
    return new FileColumn(name, redshiftType(), stored());
  }

  /** A group, or a list of the old kind, goes into SUPER. */
  private boolean isNested() {
    return physical == NONE || repetition == REPEATED;
  }

  private Optional<String> redshiftType() {
    if (isNested()) {
      return Optional.of("super");
    }
    if (converted == 5 || logical == 5) {
      return Optional.of("decimal(%d,%d)".formatted(precision, scale));
    }
    return Optional.ofNullable(
        switch (physical) {
          case 0 -> "boolean";
          case 1 -> isDate() ? "date" : isSigned() && !isTime() ? "integer" : null;
          case 2 -> isTimestamp() ? "timestamp" : isSigned() && !isTime() ? "bigint" : null;
          case 3 -> "timestamp";
          case 4 -> "real";
          case 5 -> "double precision";
          case 6 -> isText() ? "varchar(65535)" : converted == NONE && logical == 0 ? BYTES : null;
          default -> null;
        });
  }

  private boolean isText() {
    return converted == 0
        || converted == 4
        || converted == 19
        || logical == 1
        || logical == 4
        || logical == 12;
  }

  private boolean isDate() {
    return converted == 6 || logical == 6;
  }

  private boolean isTime() {
    return converted == 7 || converted == 8 || logical == 7;
  }

  private boolean isTimestamp() {
    return converted == 9 || converted == 10 || logical == 8;
  }

  private boolean isSigned() {
    return signed && (converted < 11 || converted > 14);
  }

  private String stored() {
    return isNested() ? "group" : PHYSICAL[physical] + (isSigned() ? "" : ", unsigned");
  }

  /** An element while it is read. */
  private static final class Draft {

    private String name = "";
    private int physical = NONE;
    private int repetition;
    private int children;
    private int converted = NONE;
    private int logical;
    private int scale;
    private int precision;
    private boolean signed = true;

    void take(int field, ThriftReader in) throws IOException {
      switch (field) {
        case 1 -> physical = in.integer();
        case 3 -> repetition = in.integer();
        case 4 -> name = in.text();
        case 5 -> children = in.integer();
        case 6 -> converted = in.integer();
        case 7 -> scale = in.integer();
        case 8 -> precision = in.integer();
        case 10 -> takeLogicalType(in);
        default -> in.skip();
      }
    }

    /** A union: a struct of one field, which says what it is. */
    private void takeLogicalType(ThriftReader in) throws IOException {
      in.enter();
      for (int kind = in.nextField(); kind != ThriftReader.STOP; kind = in.nextField()) {
        logical = kind;
        if (kind == 10) {
          takeInteger(in);
        } else {
          in.skip();
        }
      }
      in.leave();
    }

    private void takeInteger(ThriftReader in) throws IOException {
      in.enter();
      for (int field = in.nextField(); field != ThriftReader.STOP; field = in.nextField()) {
        if (field == 2) {
          signed = in.flag();
        } else {
          in.skip();
        }
      }
      in.leave();
    }

    ParquetElement element() throws IOException {
      if (physical >= PHYSICAL.length || children < 0) {
        throw new IOException("its schema has an unknown type");
      }
      return new ParquetElement(
          name, physical, repetition, children, converted, logical, scale, precision, signed);
    }
  }
}
