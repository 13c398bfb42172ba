package dev.stepshift.cli.validate;

import dev.stepshift.errors.LoadTooLarge;
import dev.stepshift.errors.PipelineNotFound;
import dev.stepshift.errors.TemplateInvalid;
import dev.stepshift.pipeline.Phase;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.Table;
import dev.stepshift.redshift.copy.command.CopyCommand;
import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.sql.Refused;
import dev.stepshift.redshift.sql.Translator;
import dev.stepshift.render.SqlPreview;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Renders every step of every table and looks for what Redshift would refuse. */
final class SqlCheck {

  private final SqlPreview preview;
  private final Translator translator = new Translator();

  SqlCheck(SqlPreview preview) {
    this.preview = preview;
  }

  List<String> problems(Pipeline pipeline) {
    List<String> problems = new ArrayList<>();
    for (Table table : pipeline.tables()) {
      problems.addAll(problems(table.name(), () -> preview.of(pipeline, table)));
    }
    for (Phase phase : pipeline.phases().present()) {
      problems.addAll(problems(phase.word(), () -> preview.of(pipeline, phase)));
    }
    return problems;
  }

  private List<String> problems(String what, Supplier<Map<String, List<String>>> steps) {
    List<String> problems = new ArrayList<>();
    try {
      for (Map.Entry<String, List<String>> step : steps.get().entrySet()) {
        for (String sql : step.getValue()) {
          refusal(sql)
              .ifPresent(
                  text -> problems.add(what + ", " + step.getKey() + ": " + text + " In: " + sql));
        }
      }
    } catch (TemplateInvalid | LoadTooLarge | PipelineNotFound invalid) {
      problems.add(what + ": " + invalid.getMessage());
    }
    return problems;
  }

  private Optional<String> refusal(String sql) {
    try {
      if (sql.stripLeading().toLowerCase(java.util.Locale.ROOT).startsWith("copy")) {
        CopyCommand.parse(sql);
      } else {
        translator.translate(sql);
      }
      return Optional.empty();
    } catch (Refused | CopyFailed refused) {
      return Optional.of(Objects.requireNonNullElse(refused.getMessage(), refused.toString()));
    }
  }
}
