package dev.stepshift.cli;

import dev.stepshift.laptop.AwsClients;
import dev.stepshift.laptop.Conditions;
import dev.stepshift.laptop.Endpoints;
import dev.stepshift.laptop.Laptop;
import dev.stepshift.laptop.LocalAws;
import dev.stepshift.laptop.Ports;
import dev.stepshift.laptop.faults.Faults;
import java.io.IOException;
import java.nio.file.Path;

/** A laptop with a warehouse of its own. */
final class LaptopServices implements LocalServices {

  @Override
  public LocalAws start(Path home, Ports ports, Faults faults) throws IOException {
    return Laptop.start(ports, Conditions.usual().faults(faults));
  }

  @Override
  public AwsClients connect(Endpoints endpoints) {
    return AwsClients.of(endpoints);
  }
}
