package dev.stepshift.pipeline;

import dev.stepshift.pipeline.RedshiftType.Exact;
import dev.stepshift.pipeline.RedshiftType.Kind;
import dev.stepshift.pipeline.RedshiftType.Plain;
import dev.stepshift.pipeline.RedshiftType.Sized;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes a type of what somebody wrote, or says what to write in its place. */
final class RedshiftTypeParser {

  private static final Pattern WRITTEN =
      Pattern.compile("([a-z][a-z0-9 ]*)(?:\\(([0-9]{1,9}|max)(?:,([0-9]{1,9}))?\\))?");

  private static final String MAX = "max";

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
          Map.entry("enum", "varchar(256)"),
          Map.entry("hstore", "super"));

  /** What Redshift takes for a type of 256 bytes. */
  private static final Map<String, String> OF_HIDDEN_LENGTH =
      Map.of("text", "varchar(256)", "bpchar", "char(256)");

  private final String type;
  private final String name;
  private final Optional<String> size;
  private final OptionalInt scale;

  private RedshiftTypeParser(String type, Matcher parts) {
    this.type = type;
    this.name = parts.group(1);
    this.size = Optional.ofNullable(parts.group(2));
    this.scale =
        parts.group(3) == null
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(parts.group(3)));
  }

  static RedshiftType parse(String written) {
    String type = normalized(written);
    if (type.contains("[")) {
      throw refused("'%s' is an array, which Redshift has not; write super", type);
    }
    if (type.contains("(") && !type.contains(")")) {
      throw refused(
          "'%s' has no closing bracket; inside { } put the type in quotes, as a comma ends a value",
          type);
    }
    Matcher parts = WRITTEN.matcher(type);
    if (!parts.matches()) {
      throw refused("'%s' is not a type; write one such as varchar(40)", type);
    }
    return new RedshiftTypeParser(type, parts).parsed();
  }

  /** Lower case, single blanks, none around brackets. */
  private static String normalized(String written) {
    return written
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s+", " ")
        .replaceAll(" ?([(),]) ?", "$1");
  }

  private RedshiftType parsed() {
    Kind kind = Kind.named(name).orElseThrow(this::unknown);
    if (kind == Kind.DECIMAL) {
      return exact();
    }
    return kind.hasLength() ? sized(kind) : plain(kind);
  }

  private RedshiftType plain(Kind kind) {
    if (size.isPresent()) {
      throw refused("'%s' takes no length; write %s", type, name);
    }
    return new Plain(kind, name);
  }

  private RedshiftType sized(Kind kind) {
    if (size.isEmpty()) {
      throw refused("'%s' has no length; write one such as %s(40)", type, name);
    }
    if (scale.isPresent()) {
      throw refused("'%s' has two lengths; write %s(40)", type, name);
    }
    if (!size.get().equals(MAX)) {
      return new Sized(kind, name, OptionalInt.of(Integer.parseInt(size.get())));
    }
    if (kind == Kind.VARBYTE) {
      throw refused("'%s' knows no max; write a number of bytes", type);
    }
    return new Sized(kind, name, OptionalInt.empty());
  }

  private RedshiftType exact() {
    if (size.isEmpty() || size.get().equals(MAX)) {
      throw refused(
          "'%s' has no precision; write digits and decimals such as %s(15,2)", type, name);
    }
    return new Exact(name, Integer.parseInt(size.get()), scale);
  }

  private IllegalArgumentException unknown() {
    if (OF_HIDDEN_LENGTH.containsKey(name)) {
      return refused(
          "'%s' hides a length of 256 bytes; write %s", type, OF_HIDDEN_LENGTH.get(name));
    }
    if (ELSEWHERE.containsKey(name)) {
      return refused("'%s' is not a Redshift type; write %s", type, ELSEWHERE.get(name));
    }
    TreeSet<String> known = Kind.allNames().collect(Collectors.toCollection(TreeSet::new));
    return refused(
        "'%s' is not a Redshift type; %s", type, Suggestion.of(name, known, "known types"));
  }

  private static IllegalArgumentException refused(String text, Object... parts) {
    return new IllegalArgumentException(text.formatted(parts));
  }
}
