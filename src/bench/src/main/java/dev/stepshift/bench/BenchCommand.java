package dev.stepshift.bench;

import dev.stepshift.cli.Environment;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measure this computer's Stepshift, and print the figures of docs/benchmarks.md.")
final class BenchCommand implements Callable<Integer> {

  private static final String ALL = "all";
  private static final double LEAST_SCALE = 0.01;

  private final Environment environment;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "<part>",
      arity = "0..*",
      description = "copy, formats, run, gaps, lambdas, start, headers, or all (default).")
  private List<String> names = List.of(ALL);

  @Option(
      names = "--scale",
      paramLabel = "<factor>",
      description =
          "Size of the TPC-H sample (default: 0.1; of formats: 1; of headers: 10,000 files).")
  private Optional<Double> scale = Optional.empty();

  @Option(
      names = "--times",
      paramLabel = "<n>",
      description = "How often each measurement is repeated (default: 5; of formats: 1).")
  private Optional<Integer> times = Optional.empty();

  BenchCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    if (scale.orElse(1.0) < LEAST_SCALE || times.orElse(1) < 1) {
      throw new ParameterException(
          spec.commandLine(), "--scale must be at least " + LEAST_SCALE + ", --times at least 1.");
    }
    new Benchmarks(environment.home(), environment.out()).run(chosen(), scale, times);
    return 0;
  }

  private Set<Benchmark> chosen() {
    if (names.contains(ALL)) {
      return EnumSet.allOf(Benchmark.class);
    }
    Set<Benchmark> chosen = EnumSet.noneOf(Benchmark.class);
    for (String name : names) {
      try {
        chosen.add(Benchmark.valueOf(name.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException unknown) {
        throw new ParameterException(
            spec.commandLine(),
            "There is no benchmark '"
                + name
                + "': use copy, formats, run, gaps, lambdas, start, headers or all.");
      }
    }
    return chosen;
  }
}
