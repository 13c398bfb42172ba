package dev.stepshift.cli;

import dev.stepshift.laptop.Endpoints;
import dev.stepshift.laptop.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Leave the local AWS up, with every pipeline's machines, until Ctrl-C.")
final class ServeCommand implements Callable<Integer> {

  private static final Logger LOG = Logger.getLogger(ServeCommand.class);

  private final Environment environment;

  @Option(
      names = "--port",
      paramLabel = "<port>",
      description = "Of Step Functions (default: any free one).")
  private int stepFunctions;

  @Option(
      names = "--redshift-data-port",
      paramLabel = "<port>",
      description = "Of the Redshift Data API (default: any free one).")
  private int redshiftData;

  @Option(
      names = "--s3-port",
      paramLabel = "<port>",
      description = "Of S3 (default: any free one).")
  private int s3;

  @Option(
      names = "--dynamodb-port",
      paramLabel = "<port>",
      description = "Of DynamoDB (default: any free one).")
  private int dynamodb;

  ServeCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    Path home = environment.home();
    ServedAws.find(home)
        .ifPresent(
            served -> {
              throw new CliError(
                  "Process %d serves already; 'source %s' points the AWS CLI at it."
                      .formatted(served.pid(), ServedAws.environmentFile(home)));
            });
    new Pipelines(home).requireOwnTargets();
    Ports ports = new Ports(stepFunctions, redshiftData, s3, dynamodb);
    requireFree("--port", ports.stepFunctions());
    requireFree("--redshift-data-port", ports.redshiftData());
    requireFree("--s3-port", ports.s3());
    requireFree("--dynamodb-port", ports.dynamodb());
    environment.say("Starting the local AWS");
    try (LocalSession session = LocalSession.start(environment, ports, true)) {
      Endpoints endpoints = session.endpoints();
      environment.say("");
      environment.say("Step Functions     " + endpoints.stepFunctions());
      environment.say("Redshift Data API  " + endpoints.redshiftData());
      environment.say("S3                 " + endpoints.s3());
      environment.say("DynamoDB           " + endpoints.dynamodb());
      environment.say("");
      environment.say("To point the AWS CLI here:  source " + ServedAws.environmentFile(home));
      environment.say("which says:");
      ServedAws.here(endpoints).exports().forEach(line -> environment.say("  " + line));
      environment.say("");
      environment.say("Ctrl-C stops it.");
      environment.interrupts().await();
      return ExitCodes.OK;
    }
  }

  /** Asked before anything starts: the services themselves say only that an address is in use. */
  private static void requireFree(String option, int port) {
    if (port < 0 || port > 65_535) {
      throw new CliError(
          "%s %d is not a port: 1 to 65535, or 0 for any free one.".formatted(option, port),
          ExitCodes.USAGE);
    }
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      LOG.debugf("%s %d is free", option, probe.getLocalPort());
    } catch (IOException taken) {
      throw new CliError(
          "Port %d (%s) is taken: give another one, or leave the option out for any free one."
              .formatted(port, option));
    }
  }
}
