package dev.stepshift.local.cli;

import dev.stepshift.local.LocalAws;
import dev.stepshift.local.Ports;
import dev.stepshift.local.faults.Faults;
import java.nio.file.Path;

/** Starts the local services. */
public interface LocalAwsStarter {

  /**
   * @param home the repository's root
   * @param faults what goes wrong in them
   */
  LocalAws start(Path home, Ports ports, Faults faults) throws Exception;
}
