package dev.stepshift.cli;

import dev.stepshift.laptop.AwsClients;
import dev.stepshift.laptop.Endpoints;
import dev.stepshift.laptop.LocalAws;
import dev.stepshift.laptop.Ports;
import dev.stepshift.laptop.faults.Faults;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;

/** Starts what a test wants started, and connects to what it wants reached. */
final class FakeLocalServices implements LocalServices {

  private final Supplier<AwsClients> clients;
  private Function<Faults, LocalAws> starting;

  /**
   * @param starting gives what is started, in which faults may strike
   */
  FakeLocalServices(Function<Faults, LocalAws> starting, Supplier<AwsClients> clients) {
    this.starting = starting;
    this.clients = clients;
  }

  void onStart(Function<Faults, LocalAws> other) {
    starting = other;
  }

  @Override
  public LocalAws start(Path home, Ports ports, Faults faults) {
    return starting.apply(faults);
  }

  @Override
  public AwsClients connect(Endpoints endpoints) {
    return clients.get();
  }
}
