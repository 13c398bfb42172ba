package dev.stepshift.cli;

import java.util.concurrent.Callable;

/**
 * A command whose libraries would be a burden to all others: its module is put on the class path
 * only when it is asked for, and found there by {@link java.util.ServiceLoader}.
 */
public interface CommandModule {

  /** The word on the command line. */
  String name();

  /** The command itself, annotated for picocli. */
  Callable<Integer> command(Environment environment);
}
