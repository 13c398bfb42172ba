package dev.stepshift.pipeline.yaml;

import static dev.stepshift.pipeline.yaml.ValidationFields.BETWEEN;
import static dev.stepshift.pipeline.yaml.ValidationFields.FRESHNESS;
import static dev.stepshift.pipeline.yaml.ValidationFields.SUM;
import static dev.stepshift.pipeline.yaml.ValidationFields.VALIDATION;

import dev.stepshift.pipeline.Measure.Age;
import dev.stepshift.pipeline.Measure.Outside;
import dev.stepshift.pipeline.Measure.Sum;
import dev.stepshift.pipeline.Measure.Violations;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the validations that measure something: how old, how much, how many rows break a rule. */
final class MeasureReader {

  private static final Optional<BigDecimal> NO_ROW = Optional.of(BigDecimal.ZERO);
  private static final PlaceholderRules PLACEHOLDERS = PlaceholderRules.of("{run_date}");

  private final YamlProblems problems;
  private final ColumnNames columns;

  MeasureReader(YamlProblems problems, ColumnNames columns) {
    this.problems = problems;
    this.columns = columns;
  }

  /** The measure of a validation, if it is one and has no problem. */
  Optional<BoundedMeasure> read(YamlMap validation) {
    int before = problems.noted();
    Optional<BoundedMeasure> read =
        Stream.of(
                validation.get(VALIDATION.freshness).flatMap(this::readFreshness),
                validation.get(VALIDATION.between).flatMap(this::readBetween),
                validation.get(VALIDATION.sum).flatMap(this::readSum),
                readExpression(validation))
            .flatMap(Optional::stream)
            .findFirst();
    return problems.noted() > before ? Optional.empty() : read;
  }

  private Optional<BoundedMeasure> readFreshness(YamlMap check) {
    Optional<String> column = known(check.get(FRESHNESS.column));
    Optional<BigDecimal> hours = check.get(FRESHNESS.within);
    return column.map(
        name -> new BoundedMeasure("freshness_" + name, new Age(name), Optional.empty(), hours));
  }

  private Optional<BoundedMeasure> readBetween(YamlMap check) {
    Optional<String> column = known(check.get(BETWEEN.column));
    Optional<String> minimum = check.get(BETWEEN.minimum);
    Optional<String> maximum = check.get(BETWEEN.maximum);
    if (column.isEmpty() || minimum.isEmpty() || maximum.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new BoundedMeasure(
            "between_" + column.get(),
            new Outside(column.get(), minimum.get(), maximum.get()),
            Optional.empty(),
            NO_ROW));
  }

  private Optional<BoundedMeasure> readSum(YamlMap check) {
    Optional<String> column = known(check.get(SUM.column));
    NumberBounds bounds = NumberBounds.read(check, SUM.minimum, SUM.maximum);
    return column.map(
        name ->
            new BoundedMeasure("sum_" + name, new Sum(name), bounds.minimum(), bounds.maximum()));
  }

  private Optional<BoundedMeasure> readExpression(YamlMap validation) {
    if (!validation.has(VALIDATION.expression)) {
      return Optional.empty();
    }
    if (!validation.has(VALIDATION.name)) {
      validation.problem(
          VALIDATION.name, "is missing; a condition needs one, such as discount_is_a_share");
    }
    Optional<BigDecimal> most = validation.get(VALIDATION.maximum);
    Optional<YamlScalar> condition = validation.get(VALIDATION.expression);
    condition.ifPresent(this::checkCondition);
    return condition.map(
        scalar ->
            new BoundedMeasure(
                "expression",
                new Violations(scalar.text().strip()),
                Optional.empty(),
                most.isPresent() ? most : NO_ROW));
  }

  private void checkCondition(YamlScalar condition) {
    if (condition.text().contains(";") || condition.text().contains("--")) {
      problems.add(
          condition, "is not one condition; write what goes after where, without ; and comments");
    }
    PLACEHOLDERS.check(problems, condition);
  }

  private Optional<String> known(Optional<YamlScalar> column) {
    return column.filter(columns::isKnown).map(YamlScalar::text);
  }
}
