package dev.stepshift.header;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A type of an ORC file's schema.
 *
 * @param children the numbers of the types of its fields; in a flat schema those behind it
 * @param names of its fields, if it is a struct
 */
record OrcType(Kind kind, List<Integer> children, List<String> names, int precision, int scale) {

  /** In the order of their numbers. */
  enum Kind {
    BOOLEAN,
    BYTE,
    SHORT,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    STRING,
    BINARY,
    TIMESTAMP,
    LIST,
    MAP,
    STRUCT,
    UNION,
    DECIMAL,
    DATE,
    VARCHAR,
    CHAR,
    TIMESTAMP_INSTANT
  }

  static OrcType read(ProtobufReader in) throws IOException {
    int kind = 0;
    List<Integer> children = new ArrayList<>();
    List<String> names = new ArrayList<>();
    int precision = 0;
    int scale = 0;
    for (int field = in.nextField(); field != ProtobufReader.END; field = in.nextField()) {
      switch (field) {
        case 1 -> kind = (int) in.number();
        case 2 -> children.addAll(in.numbers());
        case 3 -> names.add(in.text());
        case 5 -> precision = (int) in.number();
        case 6 -> scale = (int) in.number();
        default -> in.skip();
      }
    }
    if (kind >= Kind.values().length) {
      throw new IOException("its schema has an unknown type");
    }
    return new OrcType(Kind.values()[kind], children, names, precision, scale);
  }

  boolean isStruct() {
    return kind == Kind.STRUCT;
  }

  /**
   * The fields of the struct.
   *
   * @param types all of the file's
   */
  List<FileColumn> columns(List<OrcType> types) throws IOException {
    List<FileColumn> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (i >= children.size() || children.get(i) >= types.size()) {
        throw new IOException("its schema is damaged");
      }
      columns.add(types.get(children.get(i)).column(names.get(i)));
    }
    return columns;
  }

  private FileColumn column(String name) {
    return new FileColumn(name, Optional.of(redshiftType()), kind.name().toLowerCase(Locale.ROOT));
  }

  private String redshiftType() {
    return switch (kind) {
      case BOOLEAN -> "boolean";
      case BYTE, SHORT -> "smallint";
      case INT -> "integer";
      case LONG -> "bigint";
      case FLOAT -> "real";
      case DOUBLE -> "double precision";
      case STRING, VARCHAR, CHAR -> "varchar(65535)";
      case BINARY -> "varbyte(1024000)";
      case TIMESTAMP, TIMESTAMP_INSTANT -> "timestamp";
      case DATE -> "date";
      case DECIMAL -> "decimal(%d,%d)".formatted(precision, scale);
      case LIST, MAP, STRUCT, UNION -> "super";
    };
  }
}
