package dev.stepshift.local.progress;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How many validations of a step went which way.
 *
 * @param failed those of severity {@code error} outside their bounds
 * @param warned those of severity {@code warn} outside their bounds
 */
public record Verdicts(int passed, int failed, int warned) {

  public static final Verdicts NONE = new Verdicts(0, 0, 0);

  static Verdicts of(JsonNode verdicts) {
    int passed = 0;
    int failed = 0;
    int warned = 0;
    for (JsonNode verdict : verdicts) {
      if (verdict.path("passed").asBoolean()) {
        passed++;
      } else if (verdict.path("severity").asText().equals("warn")) {
        warned++;
      } else {
        failed++;
      }
    }
    return new Verdicts(passed, failed, warned);
  }

  public Verdicts plus(Verdicts other) {
    return new Verdicts(passed + other.passed, failed + other.failed, warned + other.warned);
  }
}
