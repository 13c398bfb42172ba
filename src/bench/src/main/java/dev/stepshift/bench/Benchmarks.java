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

  /** Which one; {@code GAPS} is a part of what {@code RUN} measures. */
  public enum Part {
    COPY(0.1, 5),
    FORMATS(1, 1),
    RUN(0.1, 5),
    GAPS(0.1, 5),
    LAMBDAS(0.1, 5),
    START(0.1, 5);

    private final double scale;
    private final int times;

    Part(double scale, int times) {
      this.scale = scale;
      this.times = times;
    }
  }

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
  public void run(Set<Part> parts, Optional<Double> scale, Optional<Integer> times)
      throws Exception {
    out.println(Machine.words());
    out.println();
    out.flush();
    if (parts.contains(Part.COPY)) {
      new CopyBenchmark(out).run(scale.orElse(Part.COPY.scale), times.orElse(Part.COPY.times));
    }
    if (parts.contains(Part.FORMATS)) {
      new FormatsBenchmark(out)
          .run(scale.orElse(Part.FORMATS.scale), times.orElse(Part.FORMATS.times));
    }
    if (parts.contains(Part.RUN) || parts.contains(Part.GAPS)) {
      double size = scale.orElse(Part.RUN.scale);
      List<RunFigures> runs =
          RunBenchmark.repeat(() -> inNewProcess(size), times.orElse(Part.RUN.times));
      RunBenchmark benchmark = new RunBenchmark(out);
      if (parts.contains(Part.RUN)) {
        benchmark.printRuns(runs, size);
      }
      if (parts.contains(Part.GAPS)) {
        benchmark.printGaps(runs);
      }
    }
    if (parts.contains(Part.LAMBDAS)) {
      new LambdaBenchmark(out)
          .run(home, functionZip(), times.orElse(Part.LAMBDAS.times), WARM_CALLS);
    }
    if (parts.contains(Part.START)) {
      new StartBenchmark(out, home).run(times.orElse(Part.START.times));
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
