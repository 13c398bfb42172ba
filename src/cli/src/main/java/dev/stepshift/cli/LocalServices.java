package dev.stepshift.cli;

import dev.stepshift.laptop.AwsClients;
import dev.stepshift.laptop.Endpoints;
import dev.stepshift.laptop.LocalAws;
import dev.stepshift.laptop.Ports;
import dev.stepshift.laptop.faults.Faults;
import java.nio.file.Path;

/** How the commands come by the local services. */
public interface LocalServices {

  /**
   * Starts them in this process.
   *
   * @param home the repository's root
   * @param faults what goes wrong in them
   */
  LocalAws start(Path home, Ports ports, Faults faults) throws Exception;

  /** Clients of services that are up, in this process or another. */
  AwsClients connect(Endpoints endpoints);
}
