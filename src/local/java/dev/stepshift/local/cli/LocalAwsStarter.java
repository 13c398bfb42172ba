package dev.stepshift.local.cli;

import dev.stepshift.local.LocalAws;
import dev.stepshift.local.Ports;
import java.nio.file.Path;

/** Starts the local services. */
public interface LocalAwsStarter {

  /**
   * @param home the repository's root
   */
  LocalAws start(Path home, Ports ports) throws Exception;
}
