package dev.stepshift.bench;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What a measured process logs: as little as the command line's process does. */
final class ChildLog {

  private ChildLog() {}

  /**
   * Sets the level of the command line. Quarkus's own handler takes every debug message, and keeps
   * it until an application starts; readers of Parquet write one for each run of equal values.
   */
  static void open() {
    Logger root = Logger.getLogger("");
    for (Handler other : root.getHandlers()) {
      root.removeHandler(other);
    }
    Handler warnings = new ConsoleHandler();
    warnings.setLevel(Level.WARNING);
    root.addHandler(warnings);
    root.setLevel(Level.INFO);
  }
}
