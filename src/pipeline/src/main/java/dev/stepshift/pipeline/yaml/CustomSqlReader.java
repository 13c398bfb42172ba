package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.Validation.CustomSql;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a validation that is a query of the pipeline's own. */
final class CustomSqlReader {

  private static final Pattern QUERY = Pattern.compile("(?is)\\s*(select|with)\\b.*[^;\\s]\\s*");

  private final YamlProblems problems;
  private final PlaceholderRules placeholders;
  private final ValidationList validations;

  CustomSqlReader(
      YamlProblems problems, PlaceholderRules placeholders, ValidationList validations) {
    this.problems = problems;
    this.placeholders = placeholders;
    this.validations = validations;
  }

  void read(
      ValidationEntry entry,
      YamlField<Optional<YamlScalar>> sqlField,
      YamlField<Optional<BigDecimal>> minimumField,
      YamlField<Optional<BigDecimal>> maximumField) {
    NumberBounds bounds = NumberBounds.read(entry.fields(), minimumField, maximumField);
    Optional<YamlScalar> sql = entry.fields().get(sqlField);
    sql.ifPresent(this::check);
    if (sql.isPresent() && entry.name().isPresent()) {
      String name = entry.name().get();
      validations.add(
          entry,
          name,
          () ->
              new CustomSql(
                  name,
                  entry.severity(),
                  entry.subject(),
                  sql.get().text().strip(),
                  bounds.minimum(),
                  bounds.maximum()));
    }
  }

  private void check(YamlScalar sql) {
    if (!QUERY.matcher(sql.text()).matches()) {
      problems.add(sql, "is not one query; begin with select or with, and end without a semicolon");
    }
    placeholders.check(problems, sql);
  }
}
