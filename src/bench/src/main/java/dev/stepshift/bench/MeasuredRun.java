package dev.stepshift.bench;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * When a run went on, and when the SQL of each of its steps.
 *
 * @param wall the parent execution
 * @param steps in the order of their submission
 */
record MeasuredRun(TimeSpan wall, List<StepTimes> steps, List<StepGap> gaps) {

  /** From the run's start. */
  Duration firstSql() {
    return steps.stream()
        .map(step -> Duration.between(wall.start(), step.started()))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  Duration sql() {
    return TimeSpan.covered(steps.stream().map(StepTimes::running).toList());
  }
}
