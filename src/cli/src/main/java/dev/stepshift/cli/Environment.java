package dev.stepshift.cli;

import dev.stepshift.cli.validate.Checks;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * What the commands stand on.
 *
 * @param home the repository's root
 * @param pause between two looks at a run or a statement
 */
public record Environment(
    Path home,
    PrintWriter out,
    PrintWriter err,
    Terminal terminal,
    Clock clock,
    Duration pause,
    LocalServices services,
    Checks checks,
    Interrupts interrupts) {

  /** Prints one line and shows it at once. */
  void say(String line) {
    out.println(line);
    out.flush();
  }
}
