package dev.stepshift.bench;

import dev.stepshift.cli.CommandModule;
import dev.stepshift.cli.Environment;
import java.util.concurrent.Callable;

/** Brings {@code bench} to the command line that has this module on its class path. */
public final class BenchModule implements CommandModule {

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public Callable<Integer> command(Environment environment) {
    return new BenchCommand(environment);
  }
}
