package dev.stepshift.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.laptop.Usage;
import dev.stepshift.laptop.faults.Faults;
import dev.stepshift.plan.BackfillRange;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
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

  @Option(
      names = "--from",
      paramLabel = "<table>",
      description =
          "Start a new run of its date in its place: this table and all that comes after it, then"
              + " the validations of the pipeline.")
  private String from;

  RedriveCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    Pipelines pipelines = new Pipelines(environment.home());
    pipelines.require(pipeline);
    pipelines.requireOwnTargets(pipeline);
    if (from != null) {
      pipelines.requireTables(pipeline, List.of(from));
    }
    PipelineArns arns = new PipelineArns(pipeline);
    try (LocalSession session = LocalSession.attachOrFail(environment)) {
      SfnClient stepFunctions = session.clients().stepFunctions();
      List<String> candidates =
          execution == null
              ? List.of(lastFailed(stepFunctions, arns))
              : List.of(arns.run(execution), arns.backfill(execution));
      session.deploy();
      Usage before = session.usage();
      String arn = firstOf(stepFunctions, candidates);
      List<LocalDate> dates = datesOf(stepFunctions, arn);
      new Deliveries(environment, session, pipeline).deliver(dates);
      if (from != null) {
        if (arns.isBackfill(arn)) {
          throw new CliError("--from is for runs: name the run of the date that failed.");
        }
        environment.say("In place of " + nameOf(arn) + ", from " + from + " on");
        return new RunStart(pipeline, dates.get(0), List.of(), Optional.of(from))
            .follow(environment, session, new Faults(), true);
      }
      redrive(stepFunctions, arn);
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
  private String firstOf(SfnClient stepFunctions, List<String> arns) {
    for (String arn : arns) {
      try {
        return stepFunctions.describeExecution(request -> request.executionArn(arn)).executionArn();
      } catch (ExecutionDoesNotExistException tryTheNext) {
        // Told below, when there is no next.
      }
    }
    throw new CliError("No run and no backfill of " + pipeline + " is called " + execution + ".");
  }

  private static void redrive(SfnClient stepFunctions, String arn) {
    try {
      stepFunctions.redriveExecution(request -> request.executionArn(arn));
    } catch (ExecutionNotRedrivableException refused) {
      throw new CliError(refused.awsErrorDetails().errorMessage());
    }
  }

  /** Whose samples may have been fixed; a run without a date is of the day on which it began. */
  private static List<LocalDate> datesOf(SfnClient stepFunctions, String arn) {
    DescribeExecutionResponse described =
        stepFunctions.describeExecution(request -> request.executionArn(arn));
    JsonNode input = read(described.input());
    if (input.has("from")) {
      return new BackfillRange(date(input, "from"), date(input, "to")).dates();
    }
    return List.of(
        input.has("runDate")
            ? date(input, "runDate")
            : LocalDate.ofInstant(described.startDate(), ZoneOffset.UTC));
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("An execution's input is JSON.", impossible);
    }
  }

  private static LocalDate date(JsonNode input, String field) {
    return LocalDate.parse(input.path(field).asText());
  }

  private static String nameOf(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }
}
