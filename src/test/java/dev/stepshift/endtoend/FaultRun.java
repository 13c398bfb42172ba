package dev.stepshift.endtoend;

import dev.stepshift.local.faults.FaultSpec.Wanted;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a run was disturbed by, and what came of it.
 *
 * @param struck how many of the faults found their place
 * @param problems empty if all is as an undisturbed run leaves it
 */
record FaultRun(
    int index,
    boolean isFirstDay,
    boolean isStartedTwice,
    List<Wanted> faults,
    int struck,
    int redrives,
    Duration took,
    List<String> problems) {

  String line() {
    return "run %d, %s day%s: %s; %d struck, %d redrives, %.2f s: %s"
        .formatted(
            index,
            isFirstDay ? "first" : "second",
            isStartedTwice ? ", started twice" : "",
            faults.stream().map(FaultRun::words).collect(Collectors.joining(" + ")),
            struck,
            redrives,
            took.toMillis() / 1000.0,
            problems.isEmpty() ? "as undisturbed" : "WRONG: " + String.join(" | ", problems));
  }

  private static String words(Wanted wanted) {
    return wanted.fault().words() + (wanted.times() == 1 ? "" : ":times=" + wanted.times());
  }
}
