package dev.stepshift.pipeline.yaml;

import static dev.stepshift.pipeline.yaml.PipelineFields.PIPELINE_VALIDATION;

import dev.stepshift.pipeline.Validation.CustomSql;
import dev.stepshift.pipeline.Validation.Subject;
import java.util.List;

/** Reads the validations that look at several tables. */
final class PipelineValidationReader {

  private static final PlaceholderRules PLACEHOLDERS =
      PlaceholderRules.of("{schema}", "{run_date}", "{run_id}");

  private final YamlProblems problems;

  PipelineValidationReader(YamlProblems problems) {
    this.problems = problems;
  }

  List<CustomSql> read(List<YamlMap> entries) {
    ValidationList validations =
        new ValidationList(problems, PIPELINE_VALIDATION.name, entry -> "the pipeline");
    CustomSqlReader queries = new CustomSqlReader(problems, PLACEHOLDERS, validations);
    for (YamlMap fields : entries) {
      int noted = problems.noted();
      ValidationEntry entry =
          new ValidationEntry(
              fields,
              fields.get(PIPELINE_VALIDATION.name).map(YamlScalar::text),
              fields.get(PIPELINE_VALIDATION.severity),
              Subject.TARGET,
              noted);
      queries.read(
          entry, PIPELINE_VALIDATION.sql, PIPELINE_VALIDATION.minimum, PIPELINE_VALIDATION.maximum);
    }
    return validations.all().stream().map(CustomSql.class::cast).toList();
  }
}
