package dev.stepshift.cli.progress;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * How many validations of a step went which way.
 *
 * @param failed those of severity {@code error} outside their bounds
 * @param warned the names of those of severity {@code warn} outside their bounds
 */
public record Verdicts(int passed, int failed, List<String> warned) {

  public static final Verdicts NONE = new Verdicts(0, 0, List.of());

  public Verdicts {
    warned = List.copyOf(warned);
  }

  static Verdicts of(JsonNode verdicts) {
    int passed = 0;
    int failed = 0;
    List<String> warned = new ArrayList<>();
    for (JsonNode verdict : verdicts) {
      if (verdict.path("passed").asBoolean()) {
        passed++;
      } else if (verdict.path("severity").asText().equals("warn")) {
        warned.add(verdict.path("name").asText());
      } else {
        failed++;
      }
    }
    return new Verdicts(passed, failed, warned);
  }

  public Verdicts plus(Verdicts other) {
    List<String> names = new ArrayList<>(warned);
    names.addAll(other.warned);
    return new Verdicts(passed + other.passed, failed + other.failed, names);
  }
}
