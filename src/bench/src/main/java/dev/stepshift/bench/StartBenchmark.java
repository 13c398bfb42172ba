package dev.stepshift.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a person at the terminal waits for: the command's first line, and until it is of use. */
final class StartBenchmark {

  /** The last line of {@code stepshift serve}, when everything is up. */
  private static final String READY = "Ctrl-C stops it.";

  private static final int STOP_SECONDS = 30;

  private final PrintWriter out;
  private final Path command;

  /**
   * @param home the repository's root; it is built, and nothing is served from it
   */
  StartBenchmark(PrintWriter out, Path home) {
    this.out = out;
    this.command = home.resolve("stepshift");
  }

  void run(int times) throws IOException, InterruptedException {
    List<Double> helps = new ArrayList<>();
    List<Double> firstLines = new ArrayList<>();
    List<Double> ready = new ArrayList<>();
    List<Double> checks = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      helps.add(toEnd("--help"));
      checks.add(toEnd("validate"));
      double[] serve = toReady();
      firstLines.add(serve[0]);
      ready.add(serve[1]);
    }
    Figures table = new Figures("Commands, " + times + " times each");
    table.add("./stepshift --help, until it ends", "ms", Spread.of(helps));
    table.add("./stepshift validate, until it ends", "ms", Spread.of(checks));
    table.add("./stepshift serve, until its first line", "ms", Spread.of(firstLines));
    table.add("./stepshift serve, until all is up", "ms", Spread.of(ready));
    table.print(out);
  }

  private double toEnd(String... arguments) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = start(arguments);
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(
          "./stepshift " + String.join(" ", arguments) + " failed: " + printed);
    }
    return millisSince(start);
  }

  private double[] toReady() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = start("serve");
    StringBuilder printed = new StringBuilder();
    double first = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        first = printed.isEmpty() ? millisSince(start) : first;
        printed.append(line).append('\n');
        if (line.equals(READY)) {
          return new double[] {first, millisSince(start)};
        }
      }
      throw new IllegalStateException("./stepshift serve ended: " + printed);
    } finally {
      process.destroy();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  private Process start(String... arguments) throws IOException {
    if (!Files.isExecutable(command)) {
      throw new IllegalStateException(command + " is not there, or cannot be executed");
    }
    List<String> line = new ArrayList<>(List.of(command.toString()));
    line.addAll(Arrays.asList(arguments));
    return new ProcessBuilder(line).redirectErrorStream(true).start();
  }

  private static double millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e6;
  }
}
