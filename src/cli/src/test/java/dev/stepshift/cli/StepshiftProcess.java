package dev.stepshift.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command line as a process of its own, with a home and a temporary folder of its own. */
final class StepshiftProcess implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Path folder;
  private final Process process;
  private final Path out;
  private final Path err;

  private StepshiftProcess(Path folder, Process process, Path out, Path err) {
    this.folder = folder;
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Copies what a run needs of the repository into a new home. */
  static void prepare(Path folder) throws IOException {
    RepositoryCopy.into(folder.resolve("home"), "sql", "statemachines");
    Path binaries = Path.of(System.getProperty("java.io.tmpdir"), "stepshift-postgres");
    Files.createDirectories(binaries);
    Files.createDirectories(folder.resolve("tmp"));
    // Unpacked once a machine, not once a test.
    Files.createSymbolicLink(folder.resolve("tmp/stepshift-postgres"), binaries);
  }

  static StepshiftProcess start(Path folder, String... arguments) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        Stream.concat(
                Stream.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-XX:TieredStopAtLevel=1",
                    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                    "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                    "-Dstepshift.home=" + folder.resolve("home"),
                    "-cp",
                    classPath,
                    Main.class.getName()),
                Stream.of(arguments))
            .toList();
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new StepshiftProcess(folder, process, out, err);
  }

  void awaitOutput(String text) throws Exception {
    await(() -> out().contains(text), "'" + text + "'");
  }

  /** Waits until the server is being made. */
  void awaitWarehouseFolder() throws Exception {
    await(() -> !warehouseFolders().isEmpty(), "a warehouse folder");
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private void await(Condition condition, String what) throws Exception {
    Instant end = Instant.now().plus(LIMIT);
    while (!condition.holds()) {
      if (Instant.now().isAfter(end) || !process.isAlive()) {
        throw new AssertionError("no " + what + " in:\n" + out() + err());
      }
      Thread.sleep(20);
    }
  }

  void signal(String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  int awaitExit() throws InterruptedException {
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the process does not end");
    }
    return process.exitValue();
  }

  String out() throws IOException {
    return Files.readString(out);
  }

  String err() throws IOException {
    return Files.readString(err);
  }

  List<Path> warehouseFolders() throws IOException {
    try (Stream<Path> entries = Files.list(folder.resolve("tmp"))) {
      return entries
          .filter(entry -> entry.getFileName().toString().startsWith("stepshift-warehouse"))
          .toList();
    }
  }

  /** The processes of any warehouse of this folder. */
  List<ProcessHandle> servers() {
    return ProcessHandle.allProcesses()
        .filter(
            each ->
                each.info()
                    .commandLine()
                    .filter(line -> line.contains("postgres") || line.contains("initdb"))
                    .filter(line -> line.contains(folder + "/tmp/stepshift-warehouse"))
                    .isPresent())
        .toList();
  }

  @Override
  public void close() throws Exception {
    if (process.isAlive()) {
      process.destroy();
      awaitExit();
    }
  }
}
