package dev.stepshift.sql.validation;

/**
 * Whether another deployment loaded the table last.
 *
 * @param stack this one's name, as a literal
 */
record OtherStackQuery(Rule rule, String ledger, String stack) implements TemplateQuery {

  @Override
  public String template() {
    return "other_stack";
  }
}
