package dev.stepshift.bench;

import dev.stepshift.cli.progress.RunFollower;
import dev.stepshift.laptop.AwsClients;
import dev.stepshift.laptop.deploy.LocalNames;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatementData;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Runs a pipeline as {@code stepshift run} does, and reads afterwards what it took. */
final class RunMeter {

  private static final Duration PAUSE = Duration.ofMillis(150);
  private static final Map<String, String> STATES =
      Map.of(
          "copy", "Copy to staging",
          "validate_staging", "Validate staging",
          "merge", "Merge into target",
          "validate_target", "Validate target");

  private final AwsClients clients;

  RunMeter(AwsClients clients) {
    this.clients = clients;
  }

  /**
   * Runs the pipeline once, its files delivered.
   *
   * @throws IllegalStateException when the run fails: its figures would mean nothing
   */
  MeasuredRun run(String pipeline, LocalDate date) throws InterruptedException {
    String arn =
        clients
            .stepFunctions()
            .startExecution(
                request ->
                    request
                        .stateMachineArn(LocalNames.machineArn(LocalNames.parent(pipeline)))
                        .input("{\"runDate\":\"" + date + "\"}"))
            .executionArn();
    // Followed as a person's run is, because that costs some of the time too.
    new RunFollower(clients.stepFunctions(), arn, Clock.systemUTC(), PAUSE).follow(run -> {});
    DescribeExecutionResponse run =
        clients.stepFunctions().describeExecution(request -> request.executionArn(arn));
    if (!run.statusAsString().equals("SUCCEEDED")) {
      throw new IllegalStateException("the run failed: " + run.error() + ": " + run.cause());
    }
    List<StepTimes> steps = steps(LocalNames.STACK + "/" + pipeline + "/" + run.name() + "/");
    return new MeasuredRun(
        new TimeSpan(run.startDate(), run.stopDate()), steps, gaps(pipeline, steps));
  }

  private List<StepTimes> steps(String prefix) {
    return clients
        .redshiftData()
        .listStatementsPaginator(request -> request.statementName(prefix).status("ALL"))
        .statements()
        .stream()
        .map(this::step)
        .sorted(Comparator.comparing(StepTimes::created))
        .toList();
  }

  private StepTimes step(StatementData listed) {
    DescribeStatementResponse statement =
        clients.redshiftData().describeStatement(request -> request.id(listed.id()));
    String[] name = listed.statementName().split("/", -1);
    // The Data API tells the end and the duration of the running, not its start.
    Duration ran = Duration.ofMillis(Math.round(statement.duration() / 1e6));
    return new StepTimes(
        name[name.length - 2],
        name[name.length - 1],
        statement.createdAt(),
        statement.updatedAt().minus(ran),
        statement.updatedAt());
  }

  private List<StepGap> gaps(String pipeline, List<StepTimes> all) {
    Map<String, List<StepTimes>> tables =
        all.stream().collect(Collectors.groupingBy(StepTimes::table));
    List<StepGap> gaps = new ArrayList<>();
    tables.forEach(
        (table, steps) -> {
          Map<String, Instant> answers = answers(LocalNames.child(pipeline, table));
          for (int i = 1; i < steps.size(); i++) {
            gaps.add(gap(steps.get(i - 1), steps.get(i), answers));
          }
        });
    return gaps;
  }

  private static StepGap gap(StepTimes before, StepTimes next, Map<String, Instant> answers) {
    // The next step starts when this one's Task has its answer.
    Instant answered = Objects.requireNonNull(answers.get(STATES.get(before.step())));
    return new StepGap(
        next.table(),
        next.step(),
        millis(before.ended(), answered),
        millis(answered, next.created()),
        millis(next.created(), next.started()));
  }

  /** When each Task of the table's latest load had its answer. */
  private Map<String, Instant> answers(String machine) {
    String load =
        clients
            .stepFunctions()
            .listExecutions(request -> request.stateMachineArn(LocalNames.machineArn(machine)))
            .executions()
            .stream()
            .max(Comparator.comparing(execution -> execution.startDate()))
            .orElseThrow()
            .executionArn();
    Map<String, Instant> answers = new HashMap<>();
    String state = "";
    for (HistoryEvent event :
        clients
            .stepFunctions()
            .getExecutionHistoryPaginator(request -> request.executionArn(load))
            .events()) {
      if (event.stateEnteredEventDetails() != null) {
        state = event.stateEnteredEventDetails().name();
      } else if (event.typeAsString().equals("TaskSucceeded")) {
        answers.put(state, event.timestamp());
      }
    }
    return answers;
  }

  private static long millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }
}
