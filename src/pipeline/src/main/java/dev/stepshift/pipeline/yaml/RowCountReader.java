package dev.stepshift.pipeline.yaml;

import static dev.stepshift.pipeline.yaml.ValidationFields.ROW_COUNT;

import dev.stepshift.pipeline.Measure;
import dev.stepshift.pipeline.Validation.RowCount;
import dev.stepshift.pipeline.Validation.RowCountOfLastLoad;
import dev.stepshift.pipeline.Validation.Subject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a count of rows: its bounds, its share of the last load's, and of another table's. */
final class RowCountReader {

  private static final String KIND = "row_count";

  private final ValidationList validations;
  private final ValidationEntry entry;

  RowCountReader(ValidationList validations, ValidationEntry entry) {
    this.validations = validations;
    this.entry = entry;
  }

  /** Adds each check, and answers the other table if there is one. */
  Optional<TableReference> read(YamlMap check) {
    if (check.given().isEmpty()) {
      check.problem(
          "has no bound; add %s, %s, %s, %s or %s"
              .formatted(
                  ROW_COUNT.minimum.name(),
                  ROW_COUNT.maximum.name(),
                  ROW_COUNT.minimumPercentOfLastLoad.name(),
                  ROW_COUNT.ofDelivery.name(),
                  ROW_COUNT.ofTotal.name()));
    }
    if (check.has(ROW_COUNT.minimumPercentOfLastLoad)) {
      readShareOfLastLoad(check);
    }
    if (check.has(ROW_COUNT.minimum) || check.has(ROW_COUNT.maximum)) {
      readBounds(check);
    }
    readShareOfTable(check);
    return other(check)
        .flatMap(check::get)
        .map(table -> new TableReference(table, Optional.empty()));
  }

  /** The field that names the other table. */
  private static Optional<YamlField<Optional<YamlScalar>>> other(YamlMap check) {
    return Stream.of(ROW_COUNT.ofDelivery, ROW_COUNT.ofTotal).filter(check::has).findFirst();
  }

  private void readBounds(YamlMap check) {
    NumberBounds bounds = NumberBounds.read(check, ROW_COUNT.minimum, ROW_COUNT.maximum);
    String name = entry.name().orElse(KIND);
    validations.add(
        entry,
        name,
        () ->
            new RowCount(
                name, entry.severity(), entry.subject(), bounds.minimum(), bounds.maximum()));
  }

  private void readShareOfLastLoad(YamlMap check) {
    Optional<BigDecimal> percent = check.get(ROW_COUNT.minimumPercentOfLastLoad);
    if (entry.subject() == Subject.TARGET) {
      check.problem(
          ROW_COUNT.minimumPercentOfLastLoad,
          "compares deliveries, which are in staging; remove subject: target");
    }
    String name = entry.name().orElse(KIND) + "_of_last_load";
    percent.ifPresent(
        minimum ->
            validations.add(
                entry, name, () -> new RowCountOfLastLoad(name, entry.severity(), minimum)));
  }

  private void readShareOfTable(YamlMap check) {
    NumberBounds bounds =
        new NumberBounds(check.get(ROW_COUNT.minimumPercent), check.get(ROW_COUNT.maximumPercent));
    List<YamlField<?>> given =
        Stream.<YamlField<?>>of(ROW_COUNT.minimumPercent, ROW_COUNT.maximumPercent)
            .filter(check::has)
            .toList();
    Optional<YamlField<Optional<YamlScalar>>> other = other(check);
    if (other.isEmpty()) {
      given.forEach(
          field ->
              check.problem(
                  field, "compares with another table; add of_delivery or of_total with its name"));
      return;
    }
    if (given.isEmpty()) {
      check.problem(
          other.get(),
          "has no bound; add %s, %s or both beside it"
              .formatted(ROW_COUNT.minimumPercent.name(), ROW_COUNT.maximumPercent.name()));
    }
    checkOther(check);
    bounds.checkOrder(check, ROW_COUNT.minimumPercent, ROW_COUNT.maximumPercent);
    check.get(other.get()).map(YamlScalar::text).ifPresent(table -> add(check, table, bounds));
  }

  private void checkOther(YamlMap check) {
    if (check.has(ROW_COUNT.ofDelivery) && check.has(ROW_COUNT.ofTotal)) {
      check.problem(ROW_COUNT.ofTotal, "stands beside of_delivery; write two checks");
    }
    if (check.has(ROW_COUNT.ofDelivery) && entry.subject() == Subject.TARGET) {
      check.problem(
          ROW_COUNT.ofDelivery,
          "compares deliveries, which are in staging; remove subject: target, or write of_total");
    }
  }

  private void add(YamlMap check, String table, NumberBounds bounds) {
    String name = nameOfShare(check, table);
    Measure share =
        check.has(ROW_COUNT.ofDelivery)
            ? new Measure.ShareOfDelivery(table)
            : new Measure.ShareOfTotal(table);
    validations.addMeasured(
        entry, name, new BoundedMeasure(name, share, bounds.minimum(), bounds.maximum()));
  }

  /**
   * NumberBounds of another kind beside these are a check too, which takes the name as it is given.
   */
  private String nameOfShare(YamlMap check, String table) {
    boolean alone =
        !check.has(ROW_COUNT.minimum)
            && !check.has(ROW_COUNT.maximum)
            && !check.has(ROW_COUNT.minimumPercentOfLastLoad);
    return entry.name().filter(given -> alone).orElse(entry.name().orElse(KIND) + "_of_" + table);
  }
}
