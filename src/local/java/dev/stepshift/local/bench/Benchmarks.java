package dev.stepshift.local.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The benchmarks, by name. They print figures and judge nothing. */
public final class Benchmarks {

  /** Which one; {@code GAPS} is a part of what {@code RUN} measures. */
  public enum Part {
    COPY,
    RUN,
    GAPS,
    LAMBDAS,
    START
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
   * @param scale the TPC-H scale factor of COPY and run
   * @param times how often each is repeated
   */
  public void run(Set<Part> parts, double scale, int times) throws Exception {
    out.println(Machine.words());
    out.println();
    out.flush();
    if (parts.contains(Part.COPY)) {
      new CopyBenchmark(out).run(scale, times);
    }
    if (parts.contains(Part.RUN) || parts.contains(Part.GAPS)) {
      List<RunFigures> runs = RunBenchmark.repeat(() -> inNewProcess(scale), times);
      RunBenchmark benchmark = new RunBenchmark(out);
      if (parts.contains(Part.RUN)) {
        benchmark.printRuns(runs, scale);
      }
      if (parts.contains(Part.GAPS)) {
        benchmark.printGaps(runs);
      }
    }
    if (parts.contains(Part.LAMBDAS)) {
      new LambdaBenchmark(out).run(home, functionZip(), times, WARM_CALLS);
    }
    if (parts.contains(Part.START)) {
      new StartBenchmark(out, home).run(times);
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
                  home.resolve("mvnw").toString(), "-B", "-ntp", "-q", "-DskipTests", "package")
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
