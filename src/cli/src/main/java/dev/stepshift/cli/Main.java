package dev.stepshift.cli;

import dev.stepshift.cli.validate.RepositoryChecks;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicBoolean;

/** Entry point of {@code ./stepshift}. */
public final class Main {

  private static final Duration PAUSE = Duration.ofMillis(150);

  private Main() {}

  /**
   * Reads the system properties {@code stepshift.home}, the repository's root, and {@code
   * stepshift.terminal}, rows and columns of the terminal that the output goes to.
   */
  public static void main(String[] arguments) throws InterruptedException {
    Path home = Path.of(System.getProperty("stepshift.home", "")).toAbsolutePath().normalize();
    LogFile.open(home);
    Interrupts interrupts = new Interrupts();
    PrintWriter out = writer(FileDescriptor.out);
    PrintWriter err = writer(FileDescriptor.err);
    AtomicBoolean ended = new AtomicBoolean();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(ended, interrupts, err), "stepshift-stop"));
    Environment environment =
        new Environment(
            home,
            out,
            err,
            Terminal.of(System.getProperty("stepshift.terminal", ""), System.getenv()),
            Clock.systemUTC(),
            PAUSE,
            new LaptopServices(),
            new RepositoryChecks(),
            interrupts);
    int exitCode = new Cli(environment, modules()).execute(arguments);
    if (interrupts.came()) {
      // The process is ending; its exit code is the signal's.
      interrupts.await();
    }
    ended.set(true);
    System.exit(exitCode);
  }

  private static List<CommandModule> modules() {
    return ServiceLoader.load(CommandModule.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  private static void stop(AtomicBoolean ended, Interrupts interrupts, PrintWriter err) {
    if (!ended.get()) {
      interrupts.interrupt();
      err.println();
      err.println("Stopped.");
      err.flush();
    }
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
