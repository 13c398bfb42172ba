package dev.stepshift.cli;

import dev.stepshift.laptop.Usage;
import dev.stepshift.laptop.deploy.SqlUpload;
import dev.stepshift.laptop.faults.Faults;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;

@Command(
    name = "redrive",
    mixinStandardHelpOptions = true,
    description = "Take a failed run or backfill up again: load only what is missing.")
final class RedriveCommand implements Callable<Integer> {

  private static final Set<String> REDRIVABLE = Set.of("FAILED", "TIMED_OUT", "ABORTED");

  private final Environment environment;

  @Parameters(index = "0", paramLabel = "<pipeline>", description = "A folder of sql/pipelines/.")
  private String pipeline;

  @Parameters(
      index = "1",
      paramLabel = "<execution>",
      arity = "0..1",
      description = "Its name or ARN (default: the last run or backfill that failed).")
  private String execution;

  RedriveCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    new Pipelines(environment.home()).require(pipeline);
    PipelineArns arns = new PipelineArns(pipeline);
    try (LocalSession session = LocalSession.attachOrFail(environment)) {
      SfnClient stepFunctions = session.clients().stepFunctions();
      List<String> candidates =
          execution == null
              ? List.of(lastFailed(stepFunctions, arns))
              : List.of(arns.run(execution), arns.backfill(execution));
      SqlUpload.upload(session.clients().s3(), environment.home());
      Usage before = session.usage();
      String arn = redriveFirstOf(stepFunctions, candidates);
      environment.say("Redriving " + nameOf(arn));
      environment.say("");
      return arns.isBackfill(arn)
          ? new BackfillReport(environment, session, pipeline).follow(arn, before, true)
          : new RunReport(environment, session, pipeline, new Faults()).follow(arn, before, true);
    }
  }

  /** A run of a backfill is none of its own: the backfill that failed with it is redriven. */
  private String lastFailed(SfnClient stepFunctions, PipelineArns arns) {
    return Stream.concat(
            lastFailed(stepFunctions, arns.machine(), name -> !name.startsWith("backfill-"))
                .stream(),
            lastFailed(stepFunctions, arns.backfillMachine(), name -> true).stream())
        .max(Comparator.comparing(ExecutionListItem::stopDate))
        .map(ExecutionListItem::executionArn)
        .orElseThrow(() -> new CliError("No run of " + pipeline + " has failed."));
  }

  private static Optional<ExecutionListItem> lastFailed(
      SfnClient stepFunctions, String machineArn, Predicate<String> named) {
    return stepFunctions
        .listExecutionsPaginator(request -> request.stateMachineArn(machineArn))
        .executions()
        .stream()
        .filter(item -> REDRIVABLE.contains(item.statusAsString()))
        .filter(item -> named.test(nameOf(item.executionArn())))
        .findFirst();
  }

  /** A name may be that of a run or of a backfill. */
  private String redriveFirstOf(SfnClient stepFunctions, List<String> arns) {
    for (String arn : arns) {
      try {
        stepFunctions.redriveExecution(request -> request.executionArn(arn));
        return arn;
      } catch (ExecutionDoesNotExistException tryTheNext) {
        // Told below, when there is no next.
      } catch (ExecutionNotRedrivableException refused) {
        throw new CliError(refused.awsErrorDetails().errorMessage());
      }
    }
    throw new CliError("No run and no backfill of " + pipeline + " is called " + execution + ".");
  }

  private static String nameOf(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }
}
