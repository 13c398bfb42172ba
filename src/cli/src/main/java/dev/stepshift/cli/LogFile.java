package dev.stepshift.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.FileHandler;

/**
 * The terminal is for people: everything that is logged goes to {@code .stepshift/stepshift.log}.
 */
final class LogFile {

  private static final String PATTERN = "%d{yyyy-MM-dd HH:mm:ss,SSS} %-5p [%c{2.}] (%t) %s%e%n";

  private LogFile() {}

  static Path in(Path home) {
    return home.resolve(".stepshift/stepshift.log");
  }

  static void open(Path home) {
    try {
      Files.createDirectories(in(home).getParent());
      Handler handler = new FileHandler(new PatternFormatter(PATTERN), in(home).toFile(), true);
      Logger root = Logger.getLogger("");
      // Quarkus puts a handler here that keeps everything until an application starts.
      for (Handler other : root.getHandlers()) {
        root.removeHandler(other);
      }
      root.addHandler(handler);
      root.setLevel(Level.INFO);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
