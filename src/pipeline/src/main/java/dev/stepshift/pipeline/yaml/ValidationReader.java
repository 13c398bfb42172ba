package dev.stepshift.pipeline.yaml;

import static dev.stepshift.pipeline.yaml.ValidationFields.ACCEPTED_VALUES;
import static dev.stepshift.pipeline.yaml.ValidationFields.RELATIONSHIPS;
import static dev.stepshift.pipeline.yaml.ValidationFields.VALIDATION;

import dev.stepshift.pipeline.Measure;
import dev.stepshift.pipeline.Validation;
import dev.stepshift.pipeline.Validation.AcceptedValues;
import dev.stepshift.pipeline.Validation.NotNull;
import dev.stepshift.pipeline.Validation.Relationships;
import dev.stepshift.pipeline.Validation.Unique;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the validations of one table. */
final class ValidationReader {

  private static final PlaceholderRules PLACEHOLDERS =
      PlaceholderRules.of("{staging}", "{target}", "{schema}", "{run_date}");

  private final YamlProblems problems;
  private final ColumnNames columns;
  private final ValidationList validations;
  private final List<TableReference> references = new ArrayList<>();

  ValidationReader(YamlProblems problems, ColumnNames columns) {
    this.problems = problems;
    this.columns = columns;
    this.validations =
        new ValidationList(problems, VALIDATION.name, entry -> ScalarType.word(entry.subject()));
  }

  List<Validation> validations() {
    return validations.all();
  }

  List<TableReference> references() {
    return List.copyOf(references);
  }

  void read(YamlMap fields) {
    int noted = problems.noted();
    List<String> kinds = fields.givenAlternatives();
    if (kinds.size() != 1) {
      fields.problem(
          (kinds.isEmpty() ? "checks nothing" : "holds several checks")
              + "; give each entry one of "
              + String.join(", ", VALIDATION.alternatives()));
      return;
    }
    ValidationEntry entry =
        new ValidationEntry(
            fields,
            fields.get(VALIDATION.name),
            fields.get(VALIDATION.severity),
            fields.get(VALIDATION.subject),
            noted);
    refuseNeedlessBounds(fields);
    fields
        .get(VALIDATION.rowCount)
        .flatMap(check -> new RowCountReader(validations, entry).read(check))
        .ifPresent(references::add);
    readNotNull(entry);
    readUnique(entry);
    fields.get(VALIDATION.acceptedValues).ifPresent(check -> readAcceptedValues(entry, check));
    fields.get(VALIDATION.relationships).ifPresent(check -> readRelationships(entry, check));
    new MeasureReader(problems, columns)
        .read(fields)
        .ifPresent(read -> validations.addMeasured(entry, named(entry, read.name()), read));
    if (fields.has(VALIDATION.sql)) {
      readSql(entry);
    }
  }

  private static void refuseNeedlessBounds(YamlMap fields) {
    if (fields.has(VALIDATION.sql)) {
      return;
    }
    List<YamlField<?>> needless =
        fields.has(VALIDATION.expression)
            ? List.of(VALIDATION.minimum)
            : List.of(VALIDATION.minimum, VALIDATION.maximum);
    needless.stream()
        .filter(fields::has)
        .forEach(
            bound ->
                fields.problem(
                    bound, "is for sql; row_count takes its bounds inside, others have none"));
  }

  private void readNotNull(ValidationEntry entry) {
    List<String> nullFree = columns.known(entry.fields().get(VALIDATION.notNull));
    for (String column : nullFree) {
      String name =
          entry
              .name()
              .map(given -> nullFree.size() == 1 ? given : given + "_" + column)
              .orElse("not_null_" + column);
      validations.add(
          entry, name, () -> new NotNull(name, entry.severity(), entry.subject(), column));
    }
  }

  private void readUnique(ValidationEntry entry) {
    List<String> together = columns.known(entry.fields().get(VALIDATION.unique));
    if (!together.isEmpty()) {
      String name = named(entry, "unique_" + String.join("_", together));
      validations.add(
          entry, name, () -> new Unique(name, entry.severity(), entry.subject(), together));
    }
  }

  private void readAcceptedValues(ValidationEntry entry, YamlMap check) {
    Optional<YamlScalar> column = check.get(ACCEPTED_VALUES.column);
    List<String> values = check.get(ACCEPTED_VALUES.values);
    if (column.filter(columns::isKnown).isPresent()) {
      String looked = column.get().text();
      String name = named(entry, "accepted_values_" + looked);
      validations.add(
          entry,
          name,
          () -> new AcceptedValues(name, entry.severity(), entry.subject(), looked, values));
    }
  }

  private void readRelationships(ValidationEntry entry, YamlMap check) {
    Optional<YamlScalar> column = check.get(RELATIONSHIPS.column).filter(columns::isKnown);
    Optional<YamlScalar> to = check.get(RELATIONSHIPS.to);
    Optional<YamlScalar> field = check.get(RELATIONSHIPS.field);
    Optional<BigDecimal> tolerance = check.get(RELATIONSHIPS.tolerancePercent);
    if (to.isEmpty() || field.isEmpty()) {
      return;
    }
    references.add(new TableReference(to.get(), field));
    if (column.isEmpty()) {
      return;
    }
    String own = column.get().text();
    String parent = to.get().text();
    String parentColumn = field.get().text();
    String name = named(entry, "relationships_" + own);
    if (tolerance.isPresent()) {
      Measure orphans = new Measure.Orphans(own, parent, parentColumn);
      validations.addMeasured(
          entry, name, new BoundedMeasure(name, orphans, Optional.empty(), tolerance));
    } else {
      validations.add(
          entry,
          name,
          () ->
              new Relationships(
                  name, entry.severity(), entry.subject(), own, parent, parentColumn));
    }
  }

  private void readSql(ValidationEntry entry) {
    if (!entry.fields().has(VALIDATION.name)) {
      entry
          .fields()
          .problem(
              VALIDATION.name, "is missing; an own query needs one, such as no_negative_price");
    }
    new CustomSqlReader(problems, PLACEHOLDERS, validations)
        .read(entry, VALIDATION.sql, VALIDATION.minimum, VALIDATION.maximum);
  }

  private static String named(ValidationEntry entry, String ifAbsent) {
    return entry.name().orElse(ifAbsent);
  }
}
