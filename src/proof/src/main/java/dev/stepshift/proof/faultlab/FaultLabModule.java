package dev.stepshift.proof.faultlab;

import dev.stepshift.cli.CommandModule;
import dev.stepshift.cli.Environment;
import java.util.concurrent.Callable;

/** Brings {@code fault-lab} to the command line that has this module on its class path. */
public final class FaultLabModule implements CommandModule {

  @Override
  public String name() {
    return "fault-lab";
  }

  @Override
  public Callable<Integer> command(Environment environment) {
    return new FaultLabCommand(environment);
  }
}
