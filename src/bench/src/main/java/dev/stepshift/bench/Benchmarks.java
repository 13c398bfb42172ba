package dev.stepshift.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The benchmarks, by name. They print figures and judge nothing. */
public final class Benchmarks {

  private static final int WARM_CALLS = 50;

  private final Path home;
  private final PrintWriter out;

  /**
   * @param home the repository's root
   */
  public Benchmarks(Path home, PrintWriter out) {
    this.home = home;
    this.out = out;
  }

  /**
   * Runs them one after the other.
   *
   * @param scale the TPC-H scale factor of COPY, formats and run; each has one of its own
   * @param times how often each is repeated; each has a number of its own
   */
  public void run(Set<Benchmark> chosen, Optional<Double> scale, Optional<Integer> times)
      throws Exception {
    out.println(HostDescription.words());
    out.println();
    out.flush();
    if (chosen.contains(Benchmark.COPY)) {
      new CopyBenchmark(out)
          .run(scale.orElse(Benchmark.COPY.scale()), times.orElse(Benchmark.COPY.times()));
    }
    if (chosen.contains(Benchmark.FORMATS)) {
      new FormatsBenchmark(out)
          .run(scale.orElse(Benchmark.FORMATS.scale()), times.orElse(Benchmark.FORMATS.times()));
    }
    if (chosen.contains(Benchmark.RUN) || chosen.contains(Benchmark.GAPS)) {
      double size = scale.orElse(Benchmark.RUN.scale());
      List<RunFigures> runs =
          RunBenchmark.repeat(() -> inNewProcess(size), times.orElse(Benchmark.RUN.times()));
      RunBenchmark benchmark = new RunBenchmark(out);
      if (chosen.contains(Benchmark.RUN)) {
        benchmark.printRuns(runs, size);
      }
      if (chosen.contains(Benchmark.GAPS)) {
        benchmark.printGaps(runs);
      }
    }
    if (chosen.contains(Benchmark.LAMBDAS)) {
      new LambdaBenchmark(out)
          .run(home, functionZip(), times.orElse(Benchmark.LAMBDAS.times()), WARM_CALLS);
    }
    if (chosen.contains(Benchmark.START)) {
      new StartBenchmark(out, home).run(times.orElse(Benchmark.START.times()));
    }
    if (chosen.contains(Benchmark.HEADERS)) {
      new HeadersBenchmark(out, home)
          .run(scale.orElse(Benchmark.HEADERS.scale()), times.orElse(Benchmark.HEADERS.times()));
    }
  }

  private RunFigures inNewProcess(double scale) throws IOException, InterruptedException {
    String line = ChildJava.lastLine(RunProcess.class, home.toString(), Double.toString(scale));
    return new ObjectMapper().readValue(line, RunFigures.class);
  }

  /** The artifact that is deployed; packaged if it is not there. */
  private Path functionZip() throws IOException, InterruptedException {
    Path archive = home.resolve("target/function.zip");
    if (!Files.exists(archive)) {
      out.println("Packaging target/function.zip");
      out.flush();
      int exitCode =
          new ProcessBuilder(
                  home.resolve("mvnw").toString(),
                  "-B",
                  "-ntp",
                  "-q",
                  "-pl",
                  "src/lambda",
                  "-am",
                  "-DskipTests",
                  "package")
              .directory(home.toFile())
              .inheritIO()
              .start()
              .waitFor();
      if (exitCode != 0) {
        throw new IllegalStateException("./mvnw package ended with " + exitCode);
      }
    }
    return archive;
  }
}
