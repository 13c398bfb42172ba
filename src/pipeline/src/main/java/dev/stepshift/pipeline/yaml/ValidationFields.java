package dev.stepshift.pipeline.yaml;

import static dev.stepshift.pipeline.yaml.ScalarType.age;
import static dev.stepshift.pipeline.yaml.ScalarType.choice;
import static dev.stepshift.pipeline.yaml.ScalarType.matching;
import static dev.stepshift.pipeline.yaml.ScalarType.number;
import static dev.stepshift.pipeline.yaml.ScalarType.percent;
import static dev.stepshift.pipeline.yaml.ScalarType.value;
import static dev.stepshift.pipeline.yaml.ValueType.object;

import dev.stepshift.pipeline.Validation.Severity;
import dev.stepshift.pipeline.Validation.Subject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The fields of an entry of a table's {@code validations}. */
final class ValidationFields extends YamlObject {

  static final RowCountFields ROW_COUNT = new RowCountFields();
  static final AcceptedValuesFields ACCEPTED_VALUES = new AcceptedValuesFields();
  static final RelationshipsFields RELATIONSHIPS = new RelationshipsFields();
  static final FreshnessFields FRESHNESS = new FreshnessFields();
  static final BetweenFields BETWEEN = new BetweenFields();
  static final SumFields SUM = new SumFields();
  static final ValidationFields VALIDATION = new ValidationFields();

  private static final String ANY_BOUND =
      "{\"anyOf\": [{\"required\": [\"minimum\"]}, {\"required\": [\"maximum\"]}]}";

  private ValidationFields() {
    super("validation", "One check of the rows of a table.");
    rule(
        """
        {"if": {"required": ["sql"]},
         "then": {
           "required": ["name"],
           "anyOf": [{"required": ["minimum"]}, {"required": ["maximum"]}]},
         "else": {
           "if": {"required": ["expression"]},
           "then": {"required": ["name"], "not": {"required": ["minimum"]}},
           "else": {
             "not": {"anyOf": [{"required": ["minimum"]}, {"required": ["maximum"]}]}}}}""");
  }

  final YamlField<Optional<YamlMap>> rowCount =
      field("row_count", object(ROW_COUNT))
          .alternative()
          .is("The number of rows lies between the [bounds](#inside-a-check).");

  final YamlField<List<YamlScalar>> notNull =
      field("not_null", ScalarType.name().scalars())
          .alternative()
          .is("No row has NULL in one of the columns.");

  final YamlField<List<YamlScalar>> unique =
      field("unique", ScalarType.name().scalars())
          .alternative()
          .is("No two rows have the same values in the columns.");

  final YamlField<Optional<YamlMap>> acceptedValues =
      field("accepted_values", object(ACCEPTED_VALUES))
          .alternative()
          .is("`{column, values}`: the column holds nothing but the values; NULL passes.");

  final YamlField<Optional<YamlMap>> relationships =
      field("relationships", object(RELATIONSHIPS))
          .alternative()
          .is(
              "`{column, to, field}`: each value exists in a column of a table that is loaded before;"
                  + " NULL passes. `tolerance_percent` allows some to be missing.");

  final YamlField<Optional<YamlMap>> freshness =
      field("freshness", object(FRESHNESS))
          .alternative()
          .is(
              "`{column, within: 2d}`: the newest value is at most so old at the end of the run's"
                  + " date. A date counts from its midnight: `1d` asks for the run's own.");

  final YamlField<Optional<YamlMap>> between =
      field("between", object(BETWEEN))
          .alternative()
          .is("`{column, minimum, maximum}`: each value lies between the two; NULL passes.");

  final YamlField<Optional<YamlMap>> sum =
      field("sum", object(SUM))
          .alternative()
          .is(
              "`{column, minimum, maximum}`: the sum lies between the bounds; of no values it is 0.");

  final YamlField<Optional<YamlScalar>> expression =
      field("expression", matching("SQL", "^[^;]+$").scalar())
          .alternative()
          .example("discount between 0 and 1")
          .is(
              "With `name`: a condition in SQL that holds for each row, or fails for at most `maximum`"
                  + " rows (0). NULL passes; `{run_date}` is filled in.");

  final YamlField<Optional<YamlScalar>> sql =
      field("sql", query())
          .alternative()
          .example("select count(*) from {target}")
          .is(
              "With `name` and a bound: a query of one row and one number. `{staging}`, `{target}`,"
                  + " `{schema}` and `{run_date}` are filled in.");

  final YamlField<Optional<BigDecimal>> minimum =
      field("minimum", number().optional()).is("With `sql`: the least that it may yield.");

  final YamlField<Optional<BigDecimal>> maximum =
      field("maximum", number().optional())
          .is(
              "With `sql`: the most that it may yield. With `expression`: the most rows that may"
                  + " break it.");

  final YamlField<Optional<String>> name =
      field("name", ScalarType.name().optional())
          .usually("made of check and columns")
          .is("What reports call the check.");

  final YamlField<Severity> severity =
      field("severity", choice(Severity.values()).orElse(Severity.ERROR))
          .is("`error` stops the load, `warn` is reported.");

  final YamlField<Subject> subject =
      field("subject", choice(Subject.values()).orElse(Subject.STAGING))
          .is("`staging`: before the target is touched. `target`: after the merge.");

  /** A text that begins like a query. */
  static ValueType<Optional<YamlScalar>> query() {
    return matching("SQL", "^\\s*([Ss][Ee][Ll][Ee][Cc][Tt]|[Ww][Ii][Tt][Hh])\\b").scalar();
  }

  /** The fields of {@code row_count}. */
  static final class RowCountFields extends YamlObject {

    private RowCountFields() {
      super("row_count", "Bounds of a number of rows, both included.");
      rule(
          """
          {"minProperties": 1,
           "not": {"required": ["of_delivery", "of_total"]},
           "if": {"anyOf": [{"required": ["of_delivery"]}, {"required": ["of_total"]}]},
           "then": {
             "anyOf": [{"required": ["minimum_percent"]}, {"required": ["maximum_percent"]}]},
           "else": {
             "not": {"anyOf": [
               {"required": ["minimum_percent"]}, {"required": ["maximum_percent"]}]}}}""");
    }

    final YamlField<Optional<BigDecimal>> minimum =
        field("minimum", number().optional()).is("The fewest rows.");

    final YamlField<Optional<BigDecimal>> maximum =
        field("maximum", number().optional()).is("The most rows.");

    final YamlField<Optional<BigDecimal>> minimumPercentOfLastLoad =
        field(
                "minimum_percent_of_last_load",
                number()
                    .within(
                        "above 0 to 100",
                        "\"exclusiveMinimum\": 0, \"maximum\": 100",
                        percent ->
                            percent.signum() > 0 && percent.compareTo(BigDecimal.valueOf(100)) <= 0,
                        "does not fit; write a number above 0, up to 100")
                    .optional())
            .example("80")
            .is(
                "The fewest rows of staging in percent of the newest load in the ledger. Without one"
                    + " it passes, as do files that were loaded before a later date was.");

    final YamlField<Optional<YamlScalar>> ofDelivery =
        field("of_delivery", ScalarType.name().scalar())
            .formerly("of")
            .example("orders")
            .is(
                "A table that is loaded before this one: the rows that its newest load of the run's"
                    + " date brought are 100 percent. If it brought none, this one must bring none.");

    final YamlField<Optional<YamlScalar>> ofTotal =
        field("of_total", ScalarType.name().scalar())
            .formerly("of")
            .example("orders")
            .is("The same, of all rows that the other table has by then.");

    final YamlField<Optional<BigDecimal>> minimumPercent =
        field("minimum_percent", share())
            .example("100")
            .is("The fewest rows in percent of the other's.");

    final YamlField<Optional<BigDecimal>> maximumPercent =
        field("maximum_percent", share())
            .example("100")
            .is("The most rows in percent of the other's.");

    private static ValueType<Optional<BigDecimal>> share() {
      return number()
          .within(
              "0 or more",
              "\"minimum\": 0",
              percent -> percent.signum() >= 0,
              "does not fit; write 0 or more, such as 100")
          .optional();
    }
  }

  /** The fields of {@code accepted_values}. */
  static final class AcceptedValuesFields extends YamlObject {

    private AcceptedValuesFields() {
      super("accepted_values", "A column holds nothing but these values; NULL passes.");
    }

    final YamlField<Optional<YamlScalar>> column =
        field("column", ScalarType.name().scalar())
            .needed("name the column to look at")
            .is("The column.");

    final YamlField<List<String>> values =
        field("values", value().set())
            .needed("list the values, such as [F, O, P]")
            .is("The values, taken as they are written: `no` and `1.10` are texts.");
  }

  /** The fields of {@code relationships}. */
  static final class RelationshipsFields extends YamlObject {

    private RelationshipsFields() {
      super("relationships", "Each value exists in a column of another table; NULL passes.");
    }

    final YamlField<Optional<YamlScalar>> column =
        field("column", ScalarType.name().scalar())
            .needed("name this table's column")
            .is("This table's column.");

    final YamlField<Optional<YamlScalar>> to =
        field("to", ScalarType.name().scalar())
            .needed("name the table to look in")
            .is("The other table, which is loaded before.");

    final YamlField<Optional<YamlScalar>> field =
        field("field", ScalarType.name().scalar())
            .needed("name the column of the other table")
            .is("The other table's column.");

    final YamlField<Optional<BigDecimal>> tolerancePercent =
        field("tolerance_percent", percent().optional())
            .usually("0")
            .example("0.1")
            .is("The most percent of the values that may be missing there.");
  }

  /** The fields of {@code freshness}. */
  static final class FreshnessFields extends YamlObject {

    private FreshnessFields() {
      super("freshness", "The newest value of a date or timestamp is not too old.");
    }

    final YamlField<Optional<YamlScalar>> column =
        field("column", ScalarType.name().scalar())
            .needed("name the column to look at")
            .is("A date or timestamp.");

    final YamlField<Optional<BigDecimal>> within =
        field("within", age().optional())
            .needed("say how old it may be, such as 2d or 6h")
            .example("2d", "6h")
            .is("How old it may be: `m`, `h` or `d`; observed in hours.");
  }

  /** The fields of {@code between}. */
  static final class BetweenFields extends YamlObject {

    private BetweenFields() {
      super("between", "Each value of a column lies between two, both included; NULL passes.");
    }

    final YamlField<Optional<YamlScalar>> column =
        field("column", ScalarType.name().scalar())
            .needed("name the column to look at")
            .is("The column.");

    final YamlField<Optional<String>> minimum =
        field("minimum", value().optional())
            .needed("write the least value")
            .is("The least value: a number, a date or a text.");

    final YamlField<Optional<String>> maximum =
        field("maximum", value().optional())
            .needed("write the greatest value")
            .is("The greatest value.");
  }

  /** The fields of {@code sum}. */
  static final class SumFields extends YamlObject {

    private SumFields() {
      super("sum", "The sum of a column lies between two bounds, both included.");
      rule(ANY_BOUND);
    }

    final YamlField<Optional<YamlScalar>> column =
        field("column", ScalarType.name().scalar())
            .needed("name the column to look at")
            .is("The column to add up.");

    final YamlField<Optional<BigDecimal>> minimum =
        field("minimum", number().optional()).is("The least sum.");

    final YamlField<Optional<BigDecimal>> maximum =
        field("maximum", number().optional()).is("The greatest sum.");
  }
}
