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

  private static final String FEWER = "Put fewer into the template.";

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
    String gate =
        templates.render("predecessor_ledgers.sql", model) + validations.ofStaging(load, model);
    String proof = validations.ofTarget(load, model);
    String ledger = templates.render("ledger.sql", model);

    Map<String, Batch> steps = new LinkedHashMap<>();
    steps.put("copy", copy(load, timeouts.copy(), model));
    steps.put("validateStaging", batch(load, "validate_staging", timeouts.validate(), gate, ""));
    steps.put("merge", batch(load, "merge", timeouts.merge(), merge(load, model), ledger));
    steps.put("validateTarget", batch(load, "validate_target", timeouts.validate(), proof, ""));
    return steps;
  }

  /** Each layout of files is copied by itself, and the last statement of each counts its rows. */
  private Batch copy(Load load, Duration timeout, LoadSqlModel model) {
    List<String> sqls = begin(load, "copy", timeout);
    sqls.addAll(SqlScript.statements(templates.render("copy.sql", model)));
    List<Integer> rowsOf = new ArrayList<>();
    for (String fill : fills(model)) {
      sqls.addAll(SqlScript.statements(fill));
      rowsOf.add(sqls.size() - 1);
    }
    if (!model.stagedTexts().isEmpty()) {
      sqls.addAll(SqlScript.statements(templates.render("copy/cut_texts.sql", model)));
    }
    String fix = load.files().flatMap(CopyLayouts::fix).orElse(FEWER);
    BatchLimits.refuseTooLarge("Step copy of table " + load.table().name(), sqls, fix);
    return new Batch(sqls, timeout.toSeconds(), rowsOf);
  }

  private List<String> fills(LoadSqlModel model) {
    return model.query().isPresent()
        ? List.of(templates.render("copy/query.sql", model))
        : model.copies().stream().map(copy -> templates.render("copy/files.sql", copy)).toList();
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
    List<String> sqls = begin(load, step, timeout);
    sqls.addAll(SqlScript.statements(script));
    int rowsOf = sqls.size() - 1;
    sqls.addAll(SqlScript.statements(bookkeeping));
    BatchLimits.refuseTooLarge("Step " + step + " of table " + load.table().name(), sqls, FEWER);
    return new Batch(sqls, timeout.toSeconds(), List.of(rowsOf));
  }

  private List<String> begin(Load load, String step, Duration timeout) {
    String group =
        String.join("/", settings.stack(), load.pipeline().name(), load.table().name(), step);
    return new ArrayList<>(SessionSettings.statements(group, timeout));
  }
}
