package dev.stepshift.local.cli;

import dev.stepshift.local.Usage;
import dev.stepshift.local.deploy.SqlUpload;
import dev.stepshift.local.faults.Faults;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;

@Command(
    name = "redrive",
    mixinStandardHelpOptions = true,
    description = "Take a failed run up again: load only what is missing.")
final class RedriveCommand implements Callable<Integer> {

  private static final Set<String> REDRIVABLE = Set.of("FAILED", "TIMED_OUT", "ABORTED");

  private final Environment environment;

  @Parameters(index = "0", paramLabel = "<pipeline>", description = "A folder of sql/pipelines/.")
  private String pipeline;

  @Parameters(
      index = "1",
      paramLabel = "<execution>",
      arity = "0..1",
      description = "Its name or ARN (default: the last run that failed).")
  private String execution;

  RedriveCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    new Pipelines(environment.home()).require(pipeline);
    try (Stack stack = Stack.attachOrFail(environment)) {
      SfnClient stepFunctions = stack.clients().stepFunctions();
      String arn =
          execution == null ? lastFailed(stepFunctions) : Stack.executionArn(pipeline, execution);
      SqlUpload.upload(stack.clients().s3(), environment.home());
      Usage before = stack.usage();
      redrive(stepFunctions, arn);
      environment.say("Redriving " + arn.substring(arn.lastIndexOf(':') + 1));
      environment.say("");
      return new RunReport(environment, stack, pipeline, new Faults()).follow(arn, before, true);
    }
  }

  private String lastFailed(SfnClient stepFunctions) {
    return stepFunctions
        .listExecutionsPaginator(request -> request.stateMachineArn(Stack.machineArn(pipeline)))
        .executions()
        .stream()
        .filter(item -> REDRIVABLE.contains(item.statusAsString()))
        .map(ExecutionListItem::executionArn)
        .findFirst()
        .orElseThrow(() -> new CliError("No run of " + pipeline + " has failed."));
  }

  private static void redrive(SfnClient stepFunctions, String arn) {
    try {
      stepFunctions.redriveExecution(request -> request.executionArn(arn));
    } catch (ExecutionDoesNotExistException unknown) {
      throw new CliError("There is no execution " + arn + ".");
    } catch (ExecutionNotRedrivableException refused) {
      throw new CliError(refused.awsErrorDetails().errorMessage());
    }
  }
}
