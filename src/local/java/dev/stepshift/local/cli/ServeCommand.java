package dev.stepshift.local.cli;

import dev.stepshift.local.Endpoints;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Leave the local AWS up, with every pipeline's machines, until Ctrl-C.")
final class ServeCommand implements Callable<Integer> {

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
    Served.find(home)
        .ifPresent(
            served -> {
              throw new CliError(
                  "Process %d serves already; 'source %s' points the AWS CLI at it."
                      .formatted(served.pid(), Served.environmentFile(home)));
            });
    environment.say("Starting the local AWS");
    Ports ports = new Ports(stepFunctions, redshiftData, s3, dynamodb);
    try (Stack stack = Stack.start(environment, ports, true)) {
      Endpoints endpoints = stack.endpoints();
      environment.say("");
      environment.say("Step Functions     " + endpoints.stepFunctions());
      environment.say("Redshift Data API  " + endpoints.redshiftData());
      environment.say("S3                 " + endpoints.s3());
      environment.say("DynamoDB           " + endpoints.dynamodb());
      environment.say("");
      environment.say("To point the AWS CLI here:  source " + Served.environmentFile(home));
      environment.say("which says:");
      Served.here(endpoints).exports().forEach(line -> environment.say("  " + line));
      environment.say("");
      environment.say("Ctrl-C stops it.");
      environment.interrupts().await();
      return ExitCodes.OK;
    }
  }
}
