package dev.stepshift.proof.endtoend;

import dev.stepshift.laptop.faults.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What came of a plan.
 *
 * @param struck the faults that found their place
 * @param strikes how often they did
 * @param problems empty if all is as undisturbed runs leave it
 */
record FaultRun(
    FaultPlan plan,
    Set<Fault> struck,
    int strikes,
    int redrives,
    Duration took,
    List<String> problems) {

  boolean isWrong() {
    return !problems.isEmpty();
  }

  String line() {
    return "run %d, %s; %d struck, %d redrives, %.2f s: %s"
        .formatted(
            plan.index(),
            plan.words(),
            strikes,
            redrives,
            took.toMillis() / 1000.0,
            isWrong() ? "WRONG: " + String.join(" | ", problems) : "as undisturbed");
  }
}
