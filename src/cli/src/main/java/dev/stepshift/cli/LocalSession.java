package dev.stepshift.cli;

import dev.stepshift.laptop.AwsClients;
import dev.stepshift.laptop.Endpoints;
import dev.stepshift.laptop.LocalAws;
import dev.stepshift.laptop.Ports;
import dev.stepshift.laptop.Usage;
import dev.stepshift.laptop.faults.Faults;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** A local AWS to work with: this process's own, or one that another process keeps up. */
final class LocalSession implements AutoCloseable {

  private final Endpoints endpoints;
  private final AwsClients clients;
  private final Supplier<Usage> usage;
  private final boolean isOwn;
  private final Runnable shutDown;

  private LocalSession(
      Endpoints endpoints,
      AwsClients clients,
      Supplier<Usage> usage,
      boolean isOwn,
      Runnable shutDown) {
    this.endpoints = endpoints;
    this.clients = clients;
    this.usage = usage;
    this.isOwn = isOwn;
    this.shutDown = shutDown;
  }

  /** Starts the services, uploads the SQL and creates the machines. */
  static LocalSession start(Environment environment, Ports ports, boolean isNoted) {
    return start(environment, ports, isNoted, new Faults());
  }

  /** The same, in which things go wrong. */
  static LocalSession start(Environment environment, Ports ports, boolean isNoted, Faults faults) {
    Path home = environment.home();
    LocalAws aws = startServices(environment, ports, faults);
    Runnable putAway =
        () -> {
          if (isNoted) {
            ServedAws.remove(home);
          }
          aws.close();
        };
    Interrupts.Registration onInterrupt = environment.interrupts().onInterrupt(putAway);
    Runnable shutDown =
        () -> {
          onInterrupt.close();
          putAway.run();
        };
    try {
      aws.deploy(home);
      if (isNoted) {
        ServedAws.here(aws.endpoints()).write(home);
      }
      AwsClients clients = environment.services().connect(aws.endpoints());
      return new LocalSession(aws.endpoints(), clients, aws::usage, true, shutDown);
    } catch (RuntimeException failed) {
      shutDown.run();
      throw failed;
    }
  }

  private static LocalAws startServices(Environment environment, Ports ports, Faults faults) {
    try {
      return environment.services().start(environment.home(), ports, faults);
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new CliError("The local AWS did not start: " + failed.getMessage());
    }
  }

  /** What another process serves or keeps; empty when there is none. */
  static Optional<LocalSession> attach(Environment environment) {
    return ServedAws.find(environment.home())
        .map(
            served ->
                new LocalSession(
                    served.endpoints(),
                    environment.services().connect(served.endpoints()),
                    () -> StepshiftEndpoint.usage(served.endpoints().stepFunctions()),
                    false,
                    () -> {}));
  }

  /** What another process keeps up, brought to the repository's SQL; or services of its own. */
  static LocalSession attachOrStart(Environment environment, boolean keep) {
    return attachOrStart(environment, keep, new Faults());
  }

  /** The same; where things shall go wrong, only in a local AWS of this process. */
  static LocalSession attachOrStart(Environment environment, boolean keep, Faults faults) {
    Optional<LocalSession> attached = attach(environment);
    if (attached.isPresent()) {
      if (!faults.waiting().isEmpty()) {
        throw new CliError(
            "--fault needs a local AWS of its own: end the one that is up, then run again.");
      }
      attached.get().deploy();
      environment.say("Using the local AWS that is up.");
      return attached.get();
    }
    environment.say("Starting the local AWS");
    return start(environment, Ports.FREE, keep, faults);
  }

  static LocalSession attachOrFail(Environment environment) {
    return attach(environment)
        .orElseThrow(
            () ->
                new CliError(
                    "Nothing is served: start './stepshift serve', or a run with --keep, in"
                        + " another terminal."));
  }

  /** Brings what another process keeps up to the repository's SQL and YAML. */
  void deploy() {
    StepshiftEndpoint.deploy(endpoints.stepFunctions());
  }

  Endpoints endpoints() {
    return endpoints;
  }

  AwsClients clients() {
    return clients;
  }

  Usage usage() {
    return usage.get();
  }

  boolean isOwn() {
    return isOwn;
  }

  /** Waits until Ctrl-C, if there is anything here that would end with this process. */
  void stayUp(Environment environment) throws InterruptedException {
    if (isOwn) {
      environment.say("");
      environment.say("Everything is still up, for another terminal. Ctrl-C stops it.");
      environment.interrupts().await();
    }
  }

  @Override
  public void close() {
    clients.close();
    shutDown.run();
  }
}
