package dev.stepshift.render;

import dev.stepshift.sql.SqlTemplates;
import java.util.HashMap;
import java.util.Map;

/** Adds what templates need to know a delivery that was loaded before a later date was. */
final class OlderDelivery {

  private OlderDelivery() {}

  /**
   * The data, with {@code older}: a query that finds a row if the delivery is older, empty for a
   * table that a query feeds, whose every run is a load of its own; and {@code passes_over}:
   * whether such a delivery is left out of the target.
   */
  static Map<String, Object> added(SqlTemplates templates, Load load, Map<String, Object> data) {
    boolean files = load.table().query().isEmpty();
    Map<String, Object> more = new HashMap<>(data);
    more.put("older", files ? templates.render("older.sql", data).stripTrailing() : "");
    more.put(
        "passes_over", files && load.table().strategy().overwrites() && !load.request().reload());
    return Map.copyOf(more);
  }
}
