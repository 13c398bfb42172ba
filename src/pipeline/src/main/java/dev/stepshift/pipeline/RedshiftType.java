package dev.stepshift.pipeline;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The type of a column. Its default length is never taken, as that surprises ({@code decimal} drops
 * all cents): a type that has a length or a precision is written with it.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/c_Supported_data_types.html">Data
 *     types</a>
 */
public sealed interface RedshiftType {

  /** The type of a kind that has no length, under its usual name. */
  static RedshiftType of(Kind kind) {
    return new Plain(kind, kind.names.get(0));
  }

  /**
   * The type as somebody wrote it, in any case and with any blanks.
   *
   * @throws IllegalArgumentException if it is not a Redshift type; the message says what to write
   */
  static RedshiftType parse(String written) {
    return RedshiftTypeParser.parse(written);
  }

  Kind kind();

  /** As it stands in {@code create table}, such as {@code decimal(12,2)}. */
  String sql();

  /** In bytes; empty for a type that has none. */
  default OptionalInt length() {
    return OptionalInt.empty();
  }

  /** Decimal digits; empty for a type that is not {@link Kind#DECIMAL}. */
  default OptionalInt precision() {
    return OptionalInt.empty();
  }

  /** Those of the digits that follow the point; empty for a type that is not an exact number. */
  default OptionalInt scale() {
    return OptionalInt.empty();
  }

  /** A type without a length. */
  record Plain(Kind kind, String sql) implements RedshiftType {

    public Plain {
      Kind.require(kind, sql);
      if (kind.hasLength() || kind == Kind.DECIMAL) {
        throw new IllegalArgumentException("'" + sql + "' needs a length or a precision");
      }
    }
  }

  /**
   * A type with a length.
   *
   * @param written in bytes; empty for {@code max}
   */
  record Sized(Kind kind, String name, OptionalInt written) implements RedshiftType {

    public Sized {
      Kind.require(kind, name);
      if (written.isPresent() && (written.getAsInt() < 1 || written.getAsInt() > kind.longest())) {
        throw new IllegalArgumentException(
            "'%s(%d)' is out of range; %s takes 1 to %d"
                .formatted(name, written.getAsInt(), name, kind.longest()));
      }
    }

    @Override
    public String sql() {
      return name + '(' + (written.isPresent() ? written.getAsInt() : "max") + ')';
    }

    @Override
    public OptionalInt length() {
      return OptionalInt.of(written.orElse(kind.longest()));
    }
  }

  /**
   * A number with a fixed count of decimals.
   *
   * @param decimals empty if none are written, which means 0
   */
  record Exact(String name, int digits, OptionalInt decimals) implements RedshiftType {

    private static final int MOST_DIGITS = 38;
    private static final int MOST_DECIMALS = 37;

    public Exact {
      Kind.require(Kind.DECIMAL, name);
      int most = Math.min(digits, MOST_DECIMALS);
      if (digits < 1 || digits > MOST_DIGITS || decimals.orElse(0) > most) {
        throw new IllegalArgumentException(
            "'%s' is out of range; %s takes 1 to %d digits, of them at most %d decimals"
                .formatted(sql(name, digits, decimals), name, MOST_DIGITS, MOST_DECIMALS));
      }
    }

    @Override
    public Kind kind() {
      return Kind.DECIMAL;
    }

    @Override
    public String sql() {
      return sql(name, digits, decimals);
    }

    private static String sql(String name, int digits, OptionalInt decimals) {
      String scale = decimals.isPresent() ? "," + decimals.getAsInt() : "";
      return name + '(' + digits + scale + ')';
    }

    @Override
    public OptionalInt precision() {
      return OptionalInt.of(digits);
    }

    @Override
    public OptionalInt scale() {
      return OptionalInt.of(decimals.orElse(0));
    }
  }

  /** What a type is, whichever of its names is written. */
  @SuppressWarnings("ImmutableEnumChecker") // The lists are made by List.of.
  enum Kind {
    SMALLINT("smallint", "int2"),
    INTEGER("integer", "int", "int4"),
    BIGINT("bigint", "int8"),
    REAL("real", "float4"),
    DOUBLE_PRECISION("double precision", "float8", "float"),
    DECIMAL("decimal", "numeric"),
    BOOLEAN("boolean", "bool"),
    DATE("date"),
    TIME("time", "time without time zone"),
    TIMETZ("timetz", "time with time zone"),
    TIMESTAMP("timestamp", "timestamp without time zone"),
    TIMESTAMPTZ("timestamptz", "timestamp with time zone"),
    CHAR(4096, "char", "character", "nchar"),
    VARCHAR(65_535, "varchar", "character varying", "nvarchar"),
    VARBYTE(16_777_216, "varbyte", "varbinary", "binary varying"),
    SUPER("super"),
    GEOMETRY("geometry"),
    GEOGRAPHY("geography"),
    HLLSKETCH("hllsketch");

    private final int longest;
    private final List<String> names;

    Kind(String... names) {
      this(0, names);
    }

    Kind(int longest, String... names) {
      this.longest = longest;
      this.names = List.of(names);
    }

    static Optional<Kind> named(String name) {
      return Arrays.stream(values()).filter(kind -> kind.names.contains(name)).findFirst();
    }

    static Stream<String> allNames() {
      return Arrays.stream(values()).flatMap(kind -> kind.names.stream());
    }

    private static void require(Kind kind, String name) {
      if (!kind.names.contains(name)) {
        throw new IllegalArgumentException("'" + name + "' is no name of " + kind);
      }
    }

    boolean hasLength() {
      return longest > 0;
    }

    /** In bytes; 0 for a type without a length. */
    int longest() {
      return longest;
    }
  }
}
