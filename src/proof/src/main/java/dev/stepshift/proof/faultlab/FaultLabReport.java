package dev.stepshift.proof.faultlab;

import dev.stepshift.cli.text.Amounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a series of experiments.
 *
 * @param results in the order of their indexes
 */
record FaultLabReport(long seed, List<ExperimentResult> results, Duration took) {

  FaultLabReport {
    results = List.copyOf(results);
  }

  List<ExperimentResult> wrong() {
    return results.stream().filter(ExperimentResult::isWrong).toList();
  }

  FaultCoverage coverage() {
    return FaultCoverage.of(results);
  }

  /** A few lines, which name each experiment that went wrong. */
  List<String> summary() {
    List<String> lines = new ArrayList<>(coverage().summary());
    lines.add(
        "seed %d: %s, faults struck %s, %s, %d wrong, %.1f s"
            .formatted(
                seed,
                Amounts.counted(results.size(), "run"),
                Amounts.counted(results.stream().mapToInt(ExperimentResult::strikes).sum(), "time"),
                Amounts.counted(
                    results.stream().mapToInt(ExperimentResult::redrives).sum(), "redrive"),
                wrong().size(),
                took.toMillis() / 1000.0));
    wrong().forEach(result -> lines.add(result.toString()));
    return lines;
  }

  /** Writes each experiment, and each point with how often it was drawn and struck. */
  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("seed " + seed);
    results.forEach(result -> lines.add(result.toString()));
    lines.addAll(coverage().details());
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, lines);
  }
}
