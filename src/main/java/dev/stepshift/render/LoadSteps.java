package dev.stepshift.render;

import dev.stepshift.LambdaSettings;
import dev.stepshift.LoadTooLarge;
import dev.stepshift.pipeline.Timeouts;
import dev.stepshift.sql.Literals;
import dev.stepshift.sql.SqlScript;
import dev.stepshift.sql.SqlTemplates;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the four batches of a load.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/mgmt/data-api.html">Using the Amazon
 *     Redshift Data API</a>, for the limits
 */
final class LoadSteps {

  private static final int MOST_STATEMENTS = 40;
  private static final int MOST_STATEMENT_BYTES = 100_000;

  private final SqlTemplates templates;
  private final LambdaSettings settings;

  LoadSteps(SqlTemplates templates, LambdaSettings settings) {
    this.templates = templates;
    this.settings = settings;
  }

  /** The batches in the order in which they run, under the names of the contract. */
  Map<String, Batch> of(Load load) {
    Map<String, Object> data = TemplateData.of(load, settings);
    ValidationSql validations = new ValidationSql(templates, load, data);
    Timeouts timeouts = load.table().timeouts();
    String merge = load.table().strategy().word() + "/merge.sql";

    Map<String, Batch> steps = new LinkedHashMap<>();
    steps.put("copy", batch(load, "copy", timeouts.copy(), templates.render("copy.sql", data), ""));
    steps.put(
        "validateStaging",
        batch(load, "validate_staging", timeouts.validate(), validations.ofStaging(), ""));
    steps.put(
        "merge",
        batch(
            load,
            "merge",
            timeouts.merge(),
            templates.render("lock.sql", data) + templates.render(merge, data),
            templates.render("ledger.sql", data)));
    steps.put(
        "validateTarget",
        batch(load, "validate_target", timeouts.validate(), validations.ofTarget(), ""));
    return steps;
  }

  /**
   * @param script its last statement is the one whose rows count
   * @param bookkeeping statements that follow, in the same transaction
   */
  private Batch batch(Load load, String step, Duration timeout, String script, String bookkeeping) {
    List<String> sqls = new ArrayList<>();
    String group =
        String.join("/", settings.stack(), load.pipeline().name(), load.table().name(), step);
    sqls.add("set query_group to " + Literals.text(group));
    sqls.add("set statement_timeout to " + statementTimeoutMillis(timeout));
    sqls.addAll(SqlScript.statements(script));
    int rowsOf = sqls.size() - 1;
    sqls.addAll(SqlScript.statements(bookkeeping));
    refuseTooLarge(load, step, sqls);
    return new Batch(sqls, timeout.toSeconds(), rowsOf);
  }

  /**
   * Redshift gives up a little before the machine does, so that nothing runs that nobody awaits.
   */
  private static long statementTimeoutMillis(Duration timeout) {
    long millis = timeout.toMillis();
    return Math.max(1, Math.min(millis * 95 / 100, millis - 1_000));
  }

  private static void refuseTooLarge(Load load, String step, List<String> sqls) {
    String where = "Step " + step + " of table " + load.table().name();
    if (sqls.size() > MOST_STATEMENTS) {
      throw new LoadTooLarge(
          where
              + " has "
              + sqls.size()
              + " statements; a batch of the Data API takes "
              + MOST_STATEMENTS
              + ". Put fewer into the template.");
    }
    for (int i = 0; i < sqls.size(); i++) {
      int bytes = sqls.get(i).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MOST_STATEMENT_BYTES) {
        throw new LoadTooLarge(
            where
                + " has a statement (number "
                + (i + 1)
                + ") of "
                + bytes
                + " bytes; the Data API takes "
                + MOST_STATEMENT_BYTES
                + ". Shorten the table's validations, or keep long lists of values in a table.");
      }
    }
  }
}
