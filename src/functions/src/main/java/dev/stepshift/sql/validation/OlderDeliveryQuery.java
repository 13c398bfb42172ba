package dev.stepshift.sql.validation;

/** Whether the delivery was loaded before a later date was. */
record OlderDeliveryQuery(Rule rule, String older) implements TemplateQuery {

  @Override
  public String template() {
    return "older_delivery";
  }
}
