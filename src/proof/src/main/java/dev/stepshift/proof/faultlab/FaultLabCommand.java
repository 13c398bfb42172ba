package dev.stepshift.proof.faultlab;

import dev.stepshift.cli.Environment;
import dev.stepshift.laptop.deploy.LocalNames;
import dev.stepshift.redshift.Warehouse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "fault-lab",
    mixinStandardHelpOptions = true,
    description = {
      "Let things go wrong at random, redrive until all is well, and compare with undisturbed runs.",
      "Exit code 1 if any run ended otherwise."
    })
final class FaultLabCommand implements Callable<Integer> {

  private static final int OFTEN = 50;

  private final Environment environment;

  @Spec private CommandSpec spec;

  @Option(
      names = "--runs",
      paramLabel = "<n>",
      description =
          "How many (default: ${DEFAULT-VALUE}, in which each point at which a fault can strike"
              + " comes once).")
  private int runs = ExperimentPlanner.ROUND;

  @Option(
      names = "--seed",
      paramLabel = "<number>",
      description = "Of what is drawn (default: ${DEFAULT-VALUE}).")
  private long seed = FaultLab.USUAL_SEED;

  @Option(names = "--only", paramLabel = "<n>", description = "One run of the seed, by its number.")
  private Optional<Integer> only = Optional.empty();

  @Option(
      names = "--workers",
      paramLabel = "<n>",
      description = "How many runs go on at a time (default: ${DEFAULT-VALUE}).")
  private int workers = 3;

  FaultLabCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    requireAtLeast("--runs", runs, 1);
    requireAtLeast("--only", only.orElse(0), 0);
    requireAtLeast("--workers", workers, 1);
    // What a fault makes the functions log is wanted.
    Logger log = Logger.getLogger("dev.stepshift");
    log.setLevel(Level.SEVERE);
    FaultLabReport report;
    try (Warehouse warehouse = Warehouse.start(LocalNames.DATABASE)) {
      FaultLab lab =
          new FaultLab(environment.home(), warehouse, only.isPresent() ? 1 : workers, this::tell);
      report =
          only.isPresent() ? lab.run(seed, only.get(), only.get() + 1) : lab.run(seed, 0, runs);
    }
    Path file = environment.home().resolve("target/fault-lab.txt");
    report.write(file);
    report.summary().forEach(this::say);
    say("Each run and each point: " + file);
    return report.wrong().isEmpty() ? 0 : 1;
  }

  private void requireAtLeast(String option, int given, int least) {
    if (given < least) {
      throw new ParameterException(
          spec.commandLine(), "%s is %d; give %d or more.".formatted(option, given, least));
    }
  }

  private void tell(ExperimentResult result, int done) {
    if (result.isWrong() || only.isPresent()) {
      say(result.toString());
    } else if (done % OFTEN == 0) {
      say(done + " runs");
    }
  }

  private void say(String line) {
    environment.out().println(line);
    environment.out().flush();
  }
}
