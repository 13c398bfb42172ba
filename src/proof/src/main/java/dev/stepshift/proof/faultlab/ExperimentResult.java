package dev.stepshift.proof.faultlab;

import dev.stepshift.cli.text.Amounts;
import dev.stepshift.laptop.faults.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What came of an experiment.
 *
 * @param struck the faults that found their place
 * @param strikes how often they did
 * @param deviations from what an undisturbed run leaves; empty if there are none
 */
record ExperimentResult(
    Experiment experiment,
    Set<Fault> struck,
    int strikes,
    int redrives,
    Duration took,
    List<String> deviations) {

  boolean isWrong() {
    return !deviations.isEmpty();
  }

  @Override
  public String toString() {
    return "run %d, %s; %d struck, %s, %.2f s: %s"
        .formatted(
            experiment.index(),
            experiment,
            strikes,
            Amounts.counted(redrives, "redrive"),
            took.toMillis() / 1000.0,
            isWrong() ? "WRONG: " + String.join(" | ", deviations) : "as undisturbed");
  }
}
