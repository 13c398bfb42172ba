package dev.stepshift.pipeline.yaml;

import static dev.stepshift.pipeline.yaml.ScalarType.timeLimit;

import java.time.Duration;

/** The fields of {@code timeouts}. */
final class TimeoutFields extends YamlObject {

  static final TimeoutFields TIMEOUTS = new TimeoutFields();

  private TimeoutFields() {
    super("timeouts", "How long each step may take, waiting included: `1s` to `24h`.");
  }

  final YamlField<Duration> copy =
      field("copy", timeLimit().orElse(Duration.ofHours(1), "1h")).is("From files to staging.");

  final YamlField<Duration> validate =
      field("validate", timeLimit().orElse(Duration.ofMinutes(15), "15m"))
          .is("The checks of staging, and again those of the target.");

  final YamlField<Duration> merge =
      field("merge", timeLimit().orElse(Duration.ofHours(1), "1h"))
          .is("From staging to the target.");
}
