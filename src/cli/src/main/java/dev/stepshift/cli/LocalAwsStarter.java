package dev.stepshift.cli;

import dev.stepshift.laptop.LocalAws;
import dev.stepshift.laptop.Ports;
import dev.stepshift.laptop.faults.Faults;
import java.nio.file.Path;

/** Starts the local services. */
public interface LocalAwsStarter {

  /**
   * @param home the repository's root
   * @param faults what goes wrong in them
   */
  LocalAws start(Path home, Ports ports, Faults faults) throws Exception;
}
