package dev.stepshift.laptop.events;

import software.amazon.event.ruler.Machine;

/** A rule's pattern, made ready once for all events. */
final class EventPattern {

  private final String rule;
  private final Machine machine;

  private EventPattern(String rule, Machine machine) {
    this.rule = rule;
    this.machine = machine;
  }

  static EventPattern of(EventRule rule) {
    Machine machine = Machine.builder().build();
    try {
      machine.addRule(rule.name(), rule.pattern());
      // Event Ruler declares Exception itself.
    } catch (Exception refused) {
      throw new IllegalArgumentException(
          rule.name() + ": the pattern is refused: " + refused.getMessage(), refused);
    }
    return new EventPattern(rule.name(), machine);
  }

  /**
   * @param event as JSON
   */
  boolean matches(String event) {
    try {
      return !machine.rulesForJSONEvent(event).isEmpty();
      // Event Ruler declares Exception itself.
    } catch (Exception refused) {
      throw new IllegalArgumentException(
          rule + ": the event is refused: " + refused.getMessage(), refused);
    }
  }
}
