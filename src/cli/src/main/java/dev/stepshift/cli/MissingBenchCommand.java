package dev.stepshift.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Stands for {@code bench} in the list of commands while its module is not on the class path. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measure this computer's Stepshift, and print the figures of docs/benchmarks.md.")
final class MissingBenchCommand implements Callable<Integer> {

  // Picocli writes it: without the field it would refuse what bench takes.
  @SuppressWarnings("UnusedVariable")
  @Unmatched
  private List<String> words = List.of();

  @Override
  public Integer call() {
    throw new CliError(
        "The benchmarks are not part of this installation: run ./stepshift bench in a clone.",
        ExitCodes.USAGE);
  }
}
