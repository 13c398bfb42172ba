package dev.stepshift.cli;

import dev.stepshift.laptop.Endpoints;
import dev.stepshift.laptop.LocalAws;
import dev.stepshift.laptop.Ports;
import dev.stepshift.laptop.Usage;
import dev.stepshift.laptop.deploy.LocalNames;
import dev.stepshift.laptop.deploy.SqlUpload;
import dev.stepshift.laptop.faults.Faults;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** A local AWS to work with: this process's own, or one that another process keeps up. */
final class Stack implements AutoCloseable {

  private final Endpoints endpoints;
  private final Clients clients;
  private final Supplier<Usage> usage;
  private final boolean isOwn;
  private final Runnable shutDown;

  private Stack(
      Endpoints endpoints,
      Clients clients,
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
  static Stack start(Environment environment, Ports ports, boolean isNoted) {
    return start(environment, ports, isNoted, new Faults());
  }

  /** The same, in which things go wrong. */
  static Stack start(Environment environment, Ports ports, boolean isNoted, Faults faults) {
    Path home = environment.home();
    LocalAws aws = startServices(environment, ports, faults);
    Runnable putAway =
        () -> {
          if (isNoted) {
            Served.remove(home);
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
        Served.here(aws.endpoints()).write(home);
      }
      Clients clients = environment.clients().apply(aws.endpoints());
      return new Stack(aws.endpoints(), clients, aws::usage, true, shutDown);
    } catch (RuntimeException failed) {
      shutDown.run();
      throw failed;
    }
  }

  private static LocalAws startServices(Environment environment, Ports ports, Faults faults) {
    try {
      return environment.parts().starter().start(environment.home(), ports, faults);
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new CliError("The local AWS did not start: " + failed.getMessage());
    }
  }

  /** What another process serves or keeps; empty when there is none. */
  static Optional<Stack> attach(Environment environment) {
    return Served.find(environment.home())
        .map(
            served ->
                new Stack(
                    served.endpoints(),
                    environment.clients().apply(served.endpoints()),
                    () -> PageReader.usage(served.endpoints().stepFunctions()),
                    false,
                    () -> {}));
  }

  /** What another process keeps up, brought to the repository's SQL; or services of its own. */
  static Stack attachOrStart(Environment environment, boolean keep) {
    return attachOrStart(environment, keep, new Faults());
  }

  /** The same; where things shall go wrong, only in a local AWS of this process. */
  static Stack attachOrStart(Environment environment, boolean keep, Faults faults) {
    Optional<Stack> attached = attach(environment);
    if (attached.isPresent()) {
      if (!faults.waiting().isEmpty()) {
        throw new CliError(
            "--fault needs a local AWS of its own: end the one that is up, then run again.");
      }
      SqlUpload.upload(attached.get().clients().s3(), environment.home());
      environment.say("Using the local AWS that is up.");
      return attached.get();
    }
    environment.say("Starting the local AWS");
    return start(environment, Ports.FREE, keep, faults);
  }

  static Stack attachOrFail(Environment environment) {
    return attach(environment)
        .orElseThrow(
            () ->
                new CliError(
                    "Nothing is served: start './stepshift serve', or a run with --keep, in"
                        + " another terminal."));
  }

  Endpoints endpoints() {
    return endpoints;
  }

  Clients clients() {
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

  static String machineArn(String pipeline) {
    return LocalNames.machineArn(LocalNames.parent(pipeline));
  }

  static String executionArn(String pipeline, String execution) {
    return execution.startsWith("arn:")
        ? execution
        : LocalNames.executionArn(LocalNames.parent(pipeline), execution);
  }

  static String backfillMachineArn(String pipeline) {
    return LocalNames.machineArn(LocalNames.backfill(pipeline));
  }

  static String backfillArn(String pipeline, String execution) {
    return execution.startsWith("arn:")
        ? execution
        : LocalNames.executionArn(LocalNames.backfill(pipeline), execution);
  }

  @Override
  public void close() {
    clients.close();
    shutDown.run();
  }
}
