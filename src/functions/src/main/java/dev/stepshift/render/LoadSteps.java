package dev.stepshift.render;

import dev.stepshift.functions.LambdaSettings;
import dev.stepshift.pipeline.Timeouts;
import dev.stepshift.sql.SqlScript;
import dev.stepshift.sql.SqlTemplates;
import dev.stepshift.sql.load.Load;
import dev.stepshift.sql.load.LoadSqlModel;
import dev.stepshift.sql.validation.ValidationSql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes the four batches of a load. */
final class LoadSteps {

  private final SqlTemplates templates;
  private final LambdaSettings settings;

  LoadSteps(SqlTemplates templates, LambdaSettings settings) {
    this.templates = templates;
    this.settings = settings;
  }

  /** The batches in the order in which they run, under the names of the contract. */
  Map<String, Batch> of(Load load) {
    LoadSqlModel model = LoadSqlModel.of(load, settings, templates);
    ValidationSql validations = new ValidationSql(templates);
    Timeouts timeouts = load.table().timeouts();
    String copy = templates.render("copy.sql", model);
    String gate = validations.ofStaging(load, model);
    String proof = validations.ofTarget(load, model);
    String ledger = templates.render("ledger.sql", model);

    Map<String, Batch> steps = new LinkedHashMap<>();
    steps.put("copy", batch(load, "copy", timeouts.copy(), copy, ""));
    steps.put("validateStaging", batch(load, "validate_staging", timeouts.validate(), gate, ""));
    steps.put("merge", batch(load, "merge", timeouts.merge(), merge(load, model), ledger));
    steps.put("validateTarget", batch(load, "validate_target", timeouts.validate(), proof, ""));
    return steps;
  }

  /** What the copy step does first: it makes the target and the ledger where they are missing. */
  List<String> tables(Load load) {
    LoadSqlModel model = LoadSqlModel.of(load, settings, templates);
    return Stream.of("copy/schemas.sql", "copy/target.sql", "copy/ledger.sql")
        .flatMap(template -> SqlScript.statements(templates.render(template, model)).stream())
        .toList();
  }

  private String merge(Load load, LoadSqlModel model) {
    String lock = templates.render("lock.sql", model) + templates.render("own_staging.sql", model);
    String passOver = model.older().passedOver() ? templates.render("pass_over.sql", model) : "";
    String strategy = load.table().strategy().word();
    return lock + passOver + templates.render(strategy + "/merge.sql", model);
  }

  /**
   * @param script its last statement is the one whose rows count
   * @param bookkeeping statements that follow, in the same transaction
   */
  private Batch batch(Load load, String step, Duration timeout, String script, String bookkeeping) {
    String group =
        String.join("/", settings.stack(), load.pipeline().name(), load.table().name(), step);
    List<String> sqls = new ArrayList<>(SessionSettings.statements(group, timeout));
    sqls.addAll(SqlScript.statements(script));
    int rowsOf = sqls.size() - 1;
    sqls.addAll(SqlScript.statements(bookkeeping));
    BatchLimits.refuseTooLarge(
        "Step " + step + " of table " + load.table().name(), sqls, "Put fewer into the template.");
    return new Batch(sqls, timeout.toSeconds(), rowsOf);
  }
}
