package dev.stepshift.sql.validation;

/** Whether the delivery was passed over: an earlier run loaded it, and a later date too. */
record OlderDeliveryQuery(Rule rule, String older) implements TemplateQuery {

  @Override
  public String template() {
    return "older_delivery";
  }
}
