package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.Timeouts;
import java.time.Duration;
import java.util.Optional;

/** Reads the time limits of a table's steps: its own over the pipeline's defaults. */
final class TimeoutsReader {

  private static final Duration COPY = Duration.ofHours(1);
  private static final Duration VALIDATE = Duration.ofMinutes(15);
  private static final Duration MERGE = Duration.ofHours(1);

  private final YamlProblems problems;
  private final Optional<YamlMap> defaults;

  TimeoutsReader(YamlProblems problems, Optional<YamlMap> defaults) {
    this.problems = problems;
    this.defaults = defaults;
  }

  Timeouts read(YamlMap own) {
    YamlMap fields = own.over(defaults);
    return new Timeouts(
        readDuration(fields, "copy", COPY),
        readDuration(fields, "validate", VALIDATE),
        readDuration(fields, "merge", MERGE));
  }

  private Duration readDuration(YamlMap fields, String field, Duration ifAbsent) {
    Optional<YamlScalar> scalar = fields.scalar(field);
    if (scalar.isEmpty()) {
      return ifAbsent;
    }
    Optional<Duration> duration = Durations.parse(scalar.get().text()).filter(Timeouts::isPossible);
    if (duration.isEmpty()) {
      problems.add(
          scalar.get(),
          "'%s' is no time limit; write 1s to 24h, such as 90s, 30m or 1h"
              .formatted(scalar.get().text()));
    }
    return duration.orElse(ifAbsent);
  }
}
