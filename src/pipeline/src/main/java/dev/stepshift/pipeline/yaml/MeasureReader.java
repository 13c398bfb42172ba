package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.Measure;
import dev.stepshift.pipeline.Measure.Age;
import dev.stepshift.pipeline.Measure.Outside;
import dev.stepshift.pipeline.Measure.Sum;
import dev.stepshift.pipeline.Measure.Violations;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the validations that measure something: how old, how much, how many rows break a rule. */
final class MeasureReader {

  /**
   * A measure and the bounds between which it is fine.
   *
   * @param name what the check is called unless it has a name
   */
  record Read(
      String name, Measure measure, Optional<BigDecimal> minimum, Optional<BigDecimal> maximum) {}

  static final List<String> KINDS = List.of("freshness", "between", "sum", "expression");

  private static final Optional<BigDecimal> NONE = Optional.of(BigDecimal.ZERO);
  private static final Pattern AGE = Pattern.compile("([0-9]{1,4})([mhd])");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z_ ]*}");
  private static final String RUN_DATE = "{run_date}";

  private final YamlProblems problems;
  private final ColumnNames columns;

  MeasureReader(YamlProblems problems, ColumnNames columns) {
    this.problems = problems;
    this.columns = columns;
  }

  /** The measure, unless it has a problem. */
  Optional<Read> read(String kind, YamlMap fields) {
    int before = problems.noted();
    Optional<Read> read =
        switch (kind) {
          case "freshness" -> fields.map(kind, KnownFields.FRESHNESS).flatMap(this::readFreshness);
          case "between" -> fields.map(kind, KnownFields.BETWEEN).flatMap(this::readBetween);
          case "sum" -> fields.map(kind, KnownFields.SUM).flatMap(this::readSum);
          default -> readExpression(fields);
        };
    return problems.noted() > before ? Optional.empty() : read;
  }

  private Optional<Read> readFreshness(YamlMap check) {
    Optional<String> column = readColumn(check);
    Optional<YamlScalar> within =
        check.required("within", "say how old it may be, such as 2d or 6h");
    if (column.isEmpty() || within.isEmpty()) {
      return Optional.empty();
    }
    Matcher age = AGE.matcher(within.get().text());
    if (!age.matches()) {
      problems.add(
          within.get(),
          "'%s' is no age; write a whole number and m, h or d, such as 2d"
              .formatted(within.get().text()));
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(age.group(1));
    BigDecimal hours =
        switch (age.group(2)) {
          case "m" -> number.divide(BigDecimal.valueOf(60), MathContext.DECIMAL32);
          case "h" -> number;
          default -> number.multiply(BigDecimal.valueOf(24));
        };
    return Optional.of(
        new Read(
            "freshness_" + column.get(),
            new Age(column.get()),
            Optional.empty(),
            Optional.of(hours)));
  }

  private Optional<Read> readBetween(YamlMap check) {
    Optional<String> column = readColumn(check);
    Optional<YamlScalar> minimum = check.required("minimum", "write the least value");
    Optional<YamlScalar> maximum = check.required("maximum", "write the greatest value");
    if (column.isEmpty() || minimum.isEmpty() || maximum.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Read(
            "between_" + column.get(),
            new Outside(column.get(), minimum.get().text(), maximum.get().text()),
            Optional.empty(),
            NONE));
  }

  private Optional<Read> readSum(YamlMap check) {
    Optional<String> column = readColumn(check);
    Optional<BigDecimal> minimum = check.number("minimum");
    Optional<BigDecimal> maximum = check.number("maximum");
    ValidationReader.checkBounds(check, minimum, maximum);
    return column.map(name -> new Read("sum_" + name, new Sum(name), minimum, maximum));
  }

  private Optional<Read> readExpression(YamlMap fields) {
    Optional<YamlScalar> condition = fields.scalar("expression");
    condition.ifPresent(this::checkCondition);
    Optional<BigDecimal> most = fields.number("maximum");
    if (fields.required("name", "a condition needs one, such as discount_is_a_share").isEmpty()) {
      return Optional.empty();
    }
    return condition.map(
        scalar ->
            new Read(
                "expression",
                new Violations(scalar.text().strip()),
                Optional.empty(),
                most.isPresent() ? most : NONE));
  }

  private void checkCondition(YamlScalar condition) {
    if (condition.text().contains(";") || condition.text().contains("--")) {
      problems.add(
          condition, "is not one condition; write what goes after where, without ; and comments");
    }
    Matcher placeholder = PLACEHOLDER.matcher(condition.text());
    while (placeholder.find()) {
      if (!placeholder.group().equals(RUN_DATE)) {
        problems.add(condition, placeholder.group() + " is unknown; a condition knows " + RUN_DATE);
      }
    }
  }

  private Optional<String> readColumn(YamlMap check) {
    return check
        .required("column", "name the column to look at")
        .filter(columns::isKnown)
        .map(YamlScalar::text);
  }
}
