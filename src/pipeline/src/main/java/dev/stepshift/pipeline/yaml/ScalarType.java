package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.FileFormat;
import dev.stepshift.pipeline.NamingRules;
import dev.stepshift.pipeline.PipelineStore;
import dev.stepshift.pipeline.SqlFile;
import dev.stepshift.pipeline.Timeouts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a scalar of {@code pipeline.yaml} may be.
 *
 * @param takes the same for people, in Markdown
 * @param schema the same as an object of JSON Schema
 * @param parse the value of a text; empty if the text is none
 * @param refusal what is said of a text that is none, after the text: what is wrong; the fix
 */
record ScalarType<T>(
    String takes, String schema, Function<String, Optional<T>> parse, String refusal) {

  private static final String NO_TEXT = "is not a text; write one";
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,6})?");
  private static final Pattern ELEMENT = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.-]*");

  /** Any text; an empty one is as good as none. */
  static ScalarType<String> text() {
    return new ScalarType<>("text", "{\"type\": \"string\"}", Optional::of, NO_TEXT);
  }

  /** A text as it is written, be it a number or {@code no} in YAML. */
  static ScalarType<String> value() {
    return new ScalarType<>(
        "value", "{\"type\": [\"string\", \"number\", \"boolean\"]}", Optional::of, NO_TEXT);
  }

  /** A text that a reader judges, and an editor by the pattern. */
  static ScalarType<String> matching(String takes, String pattern) {
    return new ScalarType<>(takes, pattern(pattern), Optional::of, NO_TEXT);
  }

  /** A name that a reader holds against those that it knows. */
  static ScalarType<String> name() {
    return new ScalarType<>("name", identifier("").schema(), Optional::of, NO_TEXT);
  }

  /**
   * A name that is given here.
   *
   * @param what it names, such as {@code column}
   */
  static ScalarType<String> identifier(String what) {
    return new ScalarType<>(
        "name",
        "{\"type\": \"string\", \"pattern\": \"^%s$\", \"maxLength\": %d}"
            .formatted(NamingRules.IDENTIFIER.pattern(), NamingRules.MAX_LENGTH),
        only(NamingRules::isIdentifier),
        "is not a valid %s name; write up to %d of a-z, 0-9, _, not a digit first"
            .formatted(what, NamingRules.MAX_LENGTH));
  }

  static ScalarType<String> schemaName() {
    return new ScalarType<>(
        "name",
        "{\"type\": \"string\", \"pattern\": \"^(?!pg_)%s$\", \"maxLength\": %d}"
            .formatted(NamingRules.IDENTIFIER.pattern(), NamingRules.MAX_LENGTH),
        only(name -> NamingRules.isIdentifier(name) && !name.startsWith("pg_")),
        "is not a valid schema name; write up to %d of a-z, 0-9, _, not a digit nor pg_ first"
            .formatted(NamingRules.MAX_LENGTH));
  }

  static ScalarType<String> pipelineName() {
    return new ScalarType<>(
        "name",
        "{\"type\": \"string\", \"pattern\": \"^%s$\", \"maxLength\": %d}"
            .formatted(NamingRules.PIPELINE.pattern(), MachineNames.MOST_CHARACTERS - 1),
        only(NamingRules::isPipeline),
        "is not a valid pipeline name; write a-z, 0-9 and single _ between them, a letter first");
  }

  /** An XML name without its prefix. */
  static ScalarType<String> elementName() {
    return new ScalarType<>(
        "name",
        "{\"type\": \"string\", \"minLength\": 1}",
        text -> matched(ELEMENT, text),
        "is not a valid XML element name; write it without prefix and brackets");
  }

  static ScalarType<String> sqlFile() {
    return new ScalarType<>(
        "`.sql` file",
        pattern("^" + PipelineStore.INSIDE.pattern() + "\\.sql$"),
        only(SqlFile::isOne),
        "is not an SQL file; write its path in the pipeline's folder, such as sales.sql");
  }

  static ScalarType<Integer> whole(int minimum, int maximum) {
    return new ScalarType<>(
        "%d to %d".formatted(minimum, maximum),
        "{\"type\": \"integer\", \"minimum\": %d, \"maximum\": %d}".formatted(minimum, maximum),
        text ->
            matched(WHOLE, text)
                .map(Integer::valueOf)
                .filter(number -> number >= minimum && number <= maximum),
        "does not fit; write a whole number from %d to %d".formatted(minimum, maximum));
  }

  static ScalarType<BigDecimal> number() {
    return new ScalarType<>(
        "number",
        "{\"type\": \"number\"}",
        text -> matched(NUMBER, text).map(BigDecimal::new),
        "is not a number; write one such as 0 or -12.5");
  }

  static ScalarType<BigDecimal> percent() {
    return number()
        .within(
            "0 to 100",
            "\"minimum\": 0, \"maximum\": 100",
            number -> number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(100)) <= 0,
            "does not fit; write a number from 0 to 100");
  }

  /** A number of which only some will do. */
  ScalarType<T> within(String takes, String limits, Predicate<T> fits, String refusal) {
    return new ScalarType<>(
        takes,
        schema.replace("}", ", " + limits + "}"),
        text -> parse.apply(text).filter(fits),
        refusal);
  }

  static ScalarType<Boolean> flag() {
    return new ScalarType<>(
        "`true`, `false`",
        "{\"type\": \"boolean\"}",
        text -> Optional.of(text).filter(List.of("true", "false")::contains).map("true"::equals),
        "is unknown; write true or false");
  }

  /** One of the constants, in lower case. */
  @SafeVarargs
  static <E extends Enum<E>> ScalarType<E> choice(E... constants) {
    List<E> all = new ArrayList<>();
    for (E constant : constants) {
      all.add(constant);
    }
    List<String> names = all.stream().map(ScalarType::word).toList();
    return new ScalarType<>(
        names.stream().collect(Collectors.joining("`, `", "`", "`")),
        "{\"enum\": [%s]}"
            .formatted(names.stream().collect(Collectors.joining("\", \"", "\"", "\""))),
        text -> all.stream().filter(one -> word(one).equals(text)).findFirst(),
        "is unknown; write one of " + String.join(", ", names));
  }

  /** The same where {@code null} is one of the words: YAML takes it, unquoted, for no value. */
  ScalarType<T> andNull() {
    return new ScalarType<>(takes, schema.replace("[", "[null, "), parse, refusal);
  }

  /** Whole days, such as {@code 30d}. */
  static ScalarType<Integer> days(int maximum) {
    return new ScalarType<>(
        "`0d` to `%dd`".formatted(maximum),
        pattern("^[0-9]{1,%d}d$".formatted(String.valueOf(maximum).length())),
        text -> Durations.days(text).filter(days -> days <= maximum),
        "does not fit; write a number of days from 0d to %dd".formatted(maximum));
  }

  static ScalarType<Duration> timeLimit() {
    return new ScalarType<>(
        "`1s` to `24h`",
        pattern("^" + Durations.WRITTEN.pattern() + "$"),
        text -> Durations.parse(text).filter(Timeouts::isPossible),
        "is not a time limit; write 1s to 24h, such as 90s, 30m or 1h");
  }

  /** How old a value is, in hours. */
  static ScalarType<BigDecimal> age() {
    return new ScalarType<>(
        "age",
        pattern("^" + Durations.AGE.pattern() + "$"),
        Durations::hours,
        "is not an age; write a whole number and m, h or d, such as 2d");
  }

  static ScalarType<Character> separator() {
    return new ScalarType<>(
        "character",
        pattern("^[\\x01-\\x09\\x0B\\x0C\\x0E-\\x7F]$"),
        text ->
            Optional.of(text)
                .filter(one -> one.length() == 1)
                .map(one -> one.charAt(0))
                .filter(FileFormat::isSeparator),
        "is not one ASCII character; write one such as \"|\" or \"\\t\"");
  }

  /** A constant as YAML writes it. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The value, if there is one. */
  ValueType<Optional<T>> optional() {
    return new ValueType<>(takes, schema, Optional.empty(), (map, field) -> map.value(field, this));
  }

  /** The value, or another if there is none. */
  ValueType<T> orElse(T other) {
    return orElse(other, other instanceof Enum<?> choice ? word(choice) : String.valueOf(other));
  }

  /**
   * The value, or another if there is none.
   *
   * @param written the other one as YAML writes it
   */
  ValueType<T> orElse(T other, String written) {
    return new ValueType<>(
        takes, schema, Optional.of(written), (map, field) -> map.value(field, this).orElse(other));
  }

  /** The scalar itself, with its line, for a reader that has more to ask; noted if it is none. */
  ValueType<Optional<YamlScalar>> scalar() {
    return new ValueType<>(
        takes,
        schema,
        Optional.empty(),
        (map, field) -> {
          map.value(field, this);
          return map.scalar(field);
        });
  }

  /** One value, or a list of values; without the field an empty list. */
  ValueType<List<T>> list() {
    return new ValueType<>(
        takes + ", or a list",
        listSchema(""),
        Optional.empty(),
        (map, field) -> map.values(field, this));
  }

  /** The same, each once. */
  ValueType<List<T>> set() {
    return new ValueType<>(
        takes + ", or a list",
        listSchema("\"uniqueItems\": true, "),
        Optional.empty(),
        (map, field) -> map.distinctValues(field, this));
  }

  /**
   * The scalars themselves, for a reader that holds them against what it knows; one that is none is
   * noted.
   */
  ValueType<List<YamlScalar>> scalars() {
    return new ValueType<>(
        takes + ", or a list",
        listSchema("\"uniqueItems\": true, "),
        Optional.empty(),
        (map, field) -> {
          map.values(field, this);
          return map.scalars(field);
        });
  }

  private String listSchema(String more) {
    return "{\"oneOf\": [%1$s, {\"type\": \"array\", \"minItems\": 1, %2$s\"items\": %1$s}]}"
        .formatted(schema, more);
  }

  private static Optional<String> matched(Pattern pattern, String text) {
    return Optional.of(text).filter(pattern.asMatchPredicate());
  }

  private static Function<String, Optional<String>> only(Predicate<String> fits) {
    return text -> Optional.of(text).filter(fits);
  }

  private static String pattern(String pattern) {
    return "{\"type\": \"string\", \"pattern\": \"%s\"}".formatted(pattern.replace("\\", "\\\\"));
  }
}
