package dev.stepshift.sql.validation;

import java.util.List;

/** How many loads the target has whose files have changed since. */
record SupersededQuery(Rule rule, String ledger, List<String> superseded) implements TemplateQuery {

  @Override
  public String template() {
    return "superseded";
  }
}
