package dev.stepshift.sql.validation;

import dev.stepshift.sql.Literals;
import dev.stepshift.sql.SqlTemplates;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * One row of the result of a validate step, in SQL; an open limit is {@code null}.
 *
 * @param detailed whether the query gives a text beside the number
 */
public record ValidationRow(
    String name, String severity, String query, boolean detailed, String minimum, String maximum) {

  static ValidationRow of(ValidationQuery query, SqlTemplates templates) {
    Rule rule = query.rule();
    return new ValidationRow(
        Literals.text(rule.name()),
        Literals.text(rule.severity().name().toLowerCase(Locale.ROOT)),
        query.sql(templates),
        query.tellsDetail(),
        number(rule.bounds().minimum()),
        number(rule.bounds().maximum()));
  }

  private static String number(Optional<BigDecimal> limit) {
    return limit.map(Literals::number).orElse("null");
  }
}
