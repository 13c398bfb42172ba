package dev.stepshift.sql.load;

import dev.stepshift.sql.SqlTemplates;
import dev.stepshift.sql.TemplateModel;
import java.util.Optional;

/**
 * How a delivery is known that an earlier run loaded, and a later date too.
 *
 * @param query finds a row if it is one; empty for what a query feeds, as each run of it is a load
 *     of its own
 * @param passedOver whether such a delivery is left out of the target
 */
public record OlderDelivery(Optional<String> query, boolean passedOver) {

  /** What the query's template says. */
  private record Model(String ledger, String loadKey, String runId, String runDate)
      implements TemplateModel {}

  static OlderDelivery of(Load load, LoadNames names, LoadFacts facts, SqlTemplates templates) {
    Model model = new Model(names.ledger(), facts.key(), facts.runId(), facts.runDate());
    return new OlderDelivery(
        load.files().map(files -> templates.render("older.sql", model).stripTrailing()),
        load.passesOver());
  }
}
