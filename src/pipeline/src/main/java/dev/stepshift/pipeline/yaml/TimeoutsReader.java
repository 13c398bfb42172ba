package dev.stepshift.pipeline.yaml;

import static dev.stepshift.pipeline.yaml.TimeoutFields.TIMEOUTS;

import dev.stepshift.pipeline.Timeouts;
import java.util.Optional;

/** Reads the time limits of a table's steps: its own over the pipeline's defaults. */
final class TimeoutsReader {

  private final Optional<YamlMap> defaults;

  TimeoutsReader(Optional<YamlMap> defaults) {
    this.defaults = defaults;
  }

  Timeouts read(YamlMap own) {
    YamlMap fields = own.over(defaults);
    return new Timeouts(
        fields.get(TIMEOUTS.copy), fields.get(TIMEOUTS.validate), fields.get(TIMEOUTS.merge));
  }
}
