package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.Measure;
import dev.stepshift.pipeline.yaml.ValidationReader.Reference;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads a row count that is compared with the rows of another table. */
final class RowCountReader {

  /**
   * @param reference the other table; named also where the bounds have a problem
   * @param share empty if something has a problem
   */
  record Read(Optional<Reference> reference, Optional<MeasureReader.Read> share) {}

  private static final String OF = "of";
  private static final String MINIMUM = "minimum_percent";
  private static final String MAXIMUM = "maximum_percent";

  private final YamlProblems problems;

  RowCountReader(YamlProblems problems) {
    this.problems = problems;
  }

  /**
   * @param given the name of the validation; empty if the file gives none
   */
  Read read(YamlMap check, String given) {
    int before = problems.noted();
    Optional<YamlScalar> of = check.scalar(OF);
    Optional<BigDecimal> minimum = percent(check, MINIMUM);
    Optional<BigDecimal> maximum = percent(check, MAXIMUM);
    List<String> bounds = check.fieldsAmong(List.of(MINIMUM, MAXIMUM));
    if (!check.has(OF)) {
      bounds.forEach(
          field -> check.problem(field, "compares with another table; add of with its name"));
    } else if (bounds.isEmpty()) {
      check.problem(OF, "has no bound; add %s, %s or both beside it".formatted(MINIMUM, MAXIMUM));
    }
    if (minimum.isPresent() && maximum.isPresent() && minimum.get().compareTo(maximum.get()) > 0) {
      check.problem(MAXIMUM, "is below %s; swap the two".formatted(MINIMUM));
    }
    Optional<Reference> reference = of.map(table -> new Reference(table, Optional.empty()));
    return problems.noted() > before
        ? new Read(reference, Optional.empty())
        : new Read(
            reference,
            of.map(
                table ->
                    new MeasureReader.Read(
                        name(check, given, table.text()),
                        new Measure.ShareOf(table.text()),
                        minimum,
                        maximum)));
  }

  /** Bounds of another kind beside these are a check too, which takes the name as it is given. */
  private static String name(YamlMap check, String given, String table) {
    long others =
        check.fieldsAmong(KnownFields.ROW_COUNT.fields()).stream()
            .filter(field -> !List.of(OF, MINIMUM, MAXIMUM).contains(field))
            .count();
    return others == 0 && !given.isEmpty()
        ? given
        : (given.isEmpty() ? "row_count" : given) + "_of_" + table;
  }

  private static Optional<BigDecimal> percent(YamlMap check, String field) {
    Optional<BigDecimal> percent = check.number(field);
    percent
        .filter(number -> number.signum() < 0)
        .ifPresent(
            number ->
                check.problem(
                    field,
                    "'%s' does not fit; write 0 or more, such as 100"
                        .formatted(number.toPlainString())));
    return percent;
  }
}
