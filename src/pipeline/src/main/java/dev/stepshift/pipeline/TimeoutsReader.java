package dev.stepshift.pipeline;

import java.time.Duration;
import java.util.Optional;

/** Reads the time limits of a table's steps: its own over the pipeline's defaults. */
final class TimeoutsReader {

  private static final Duration COPY = Duration.ofHours(1);
  private static final Duration VALIDATE = Duration.ofMinutes(15);
  private static final Duration MERGE = Duration.ofHours(1);

  private final Problems problems;
  private final Optional<YamlMap> defaults;

  TimeoutsReader(Problems problems, Optional<YamlMap> defaults) {
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
    Optional<Word> word = fields.word(field);
    if (word.isEmpty()) {
      return ifAbsent;
    }
    Optional<Duration> duration = Durations.parse(word.get().text()).filter(Timeouts::isPossible);
    if (duration.isEmpty()) {
      problems.add(
          word.get(),
          "'%s' is no time limit; write 1s to 24h, such as 90s, 30m or 1h"
              .formatted(word.get().text()));
    }
    return duration.orElse(ifAbsent);
  }
}
