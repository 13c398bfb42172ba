package dev.stepshift.pipeline;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Redshift's column types. A type whose default length surprises ({@code text} is varchar(256),
 * {@code decimal} drops all cents) must be written with its length.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/c_Supported_data_types.html">Data
 *     types</a>
 */
public final class RedshiftTypes {

  private static final Pattern WRITTEN =
      Pattern.compile("([a-z][a-z0-9 ]*)(?:\\(([0-9]{1,9}|max)(?:,([0-9]{1,9}))?\\))?");

  private static final Set<String> WITHOUT_LENGTH =
      Set.of(
          "smallint",
          "int2",
          "integer",
          "int",
          "int4",
          "bigint",
          "int8",
          "real",
          "float4",
          "double precision",
          "float8",
          "float",
          "boolean",
          "bool",
          "date",
          "time",
          "time without time zone",
          "timetz",
          "time with time zone",
          "timestamp",
          "timestamp without time zone",
          "timestamptz",
          "timestamp with time zone",
          "geometry",
          "geography",
          "hllsketch",
          "super");

  /** Type to its longest length in bytes. */
  private static final Map<String, Integer> WITH_LENGTH =
      Map.of(
          "char", 4096,
          "character", 4096,
          "nchar", 4096,
          "varchar", 65535,
          "character varying", 65535,
          "nvarchar", 65535,
          "varbyte", 16_777_216,
          "varbinary", 16_777_216,
          "binary varying", 16_777_216);

  private static final Set<String> WITH_PRECISION = Set.of("decimal", "numeric");

  /** What PostgreSQL has and Redshift has not, and what to write in its place. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("serial", "integer"),
          Map.entry("smallserial", "smallint"),
          Map.entry("bigserial", "bigint"),
          Map.entry("uuid", "char(36)"),
          Map.entry("json", "super"),
          Map.entry("jsonb", "super"),
          Map.entry("bytea", "varbyte(64000)"),
          Map.entry("money", "decimal(15,2)"),
          Map.entry("xml", "varchar(65535)"),
          Map.entry("inet", "varchar(43)"),
          Map.entry("cidr", "varchar(43)"),
          Map.entry("macaddr", "char(17)"),
          Map.entry("tinyint", "smallint"),
          Map.entry("datetime", "timestamp"),
          Map.entry("string", "varchar(256)"),
          Map.entry("text", "varchar(256)"),
          Map.entry("bpchar", "char(256)"),
          Map.entry("enum", "varchar(256)"),
          Map.entry("hstore", "super"));

  private RedshiftTypes() {}

  /** Lower case, single spaces: how a type goes into {@code create table}. */
  public static String normalize(String type) {
    return type.strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s+", " ")
        .replaceAll(" ?([(),]) ?", "$1");
  }

  /** What is wrong with a normalized type and how to fix it; empty if it is fine. */
  public static Optional<String> problem(String type) {
    if (type.contains("[")) {
      return Optional.of("'" + type + "' is an array, which Redshift has not; write super");
    }
    if (type.contains("(") && !type.contains(")")) {
      return Optional.of(
          "'%s' has no closing bracket; inside { } put the type in quotes, as a comma ends a value"
              .formatted(type));
    }
    Matcher matcher = WRITTEN.matcher(type);
    if (!matcher.matches()) {
      return Optional.of("'" + type + "' is not a type; write one such as varchar(40)");
    }
    String base = matcher.group(1);
    Optional<String> length = Optional.ofNullable(matcher.group(2));
    Optional<String> scale = Optional.ofNullable(matcher.group(3));
    if (WITHOUT_LENGTH.contains(base)) {
      return length.map(number -> "'%s' takes no length; write %s".formatted(type, base));
    }
    if (WITH_LENGTH.containsKey(base)) {
      return lengthProblem(type, base, length, scale);
    }
    if (WITH_PRECISION.contains(base)) {
      return precisionProblem(type, base, length, scale);
    }
    if (ELSEWHERE.containsKey(base)) {
      String reason =
          base.equals("text") || base.equals("bpchar")
              ? "hides a length of 256 bytes"
              : "is not a Redshift type";
      return Optional.of("'%s' %s; write %s".formatted(type, reason, ELSEWHERE.get(base)));
    }
    Set<String> known = new TreeSet<>(WITHOUT_LENGTH);
    known.addAll(WITH_LENGTH.keySet());
    known.addAll(WITH_PRECISION);
    return Optional.of(
        "'%s' is not a Redshift type; %s"
            .formatted(type, Suggestion.of(base, known, "known types")));
  }

  private static Optional<String> lengthProblem(
      String type, String base, Optional<String> length, Optional<String> scale) {
    int longest = WITH_LENGTH.get(base);
    if (length.isEmpty()) {
      return Optional.of("'%s' has no length; write one such as %s(40)".formatted(type, base));
    }
    if (scale.isPresent()) {
      return Optional.of("'%s' has two lengths; write %s(40)".formatted(type, base));
    }
    if (length.get().equals("max")) {
      return longest > 65535
          ? Optional.of("'%s' knows no max; write a number of bytes".formatted(type))
          : Optional.empty();
    }
    int bytes = Integer.parseInt(length.get());
    return bytes >= 1 && bytes <= longest
        ? Optional.empty()
        : Optional.of("'%s' is out of range; %s takes 1 to %d".formatted(type, base, longest));
  }

  private static Optional<String> precisionProblem(
      String type, String base, Optional<String> precision, Optional<String> scale) {
    if (precision.isEmpty() || precision.get().equals("max")) {
      return Optional.of(
          "'%s' has no precision; write digits and decimals such as %s(15,2)"
              .formatted(type, base));
    }
    int digits = Integer.parseInt(precision.get());
    int decimals = scale.map(Integer::parseInt).orElse(0);
    return digits >= 1 && digits <= 38 && decimals <= Math.min(digits, 37)
        ? Optional.empty()
        : Optional.of(
            "'%s' is out of range; %s takes 1 to 38 digits, of them at most 37 decimals"
                .formatted(type, base));
  }
}
