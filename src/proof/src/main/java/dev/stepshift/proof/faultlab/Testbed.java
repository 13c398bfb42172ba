package dev.stepshift.proof.faultlab;

import dev.stepshift.laptop.Conditions;
import dev.stepshift.laptop.deploy.LocalNames;
import dev.stepshift.laptop.deploy.SweepScheduler;
import dev.stepshift.laptop.faults.EventFault;
import dev.stepshift.laptop.faults.Fault;
import dev.stepshift.laptop.faults.Faults;
import dev.stepshift.laptop.faults.InjectedFault;
import dev.stepshift.laptop.sns.SentMessage;
import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.proof.stage.StateTable;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.states.concurrent.SystemTimer;
import dev.stepshift.states.service.ExpressFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A laptop with pipelines of its own, on which experiments follow each other. */
final class Testbed implements AutoCloseable {

  /** Each fault may cost one, and a redrive may meet the work that another has left running. */
  private static final int MOST_REDRIVES = 32;

  private static final Duration LONG = Duration.ofMillis(500);

  private static final String SUPERSEDED = "dev.stepshift.errors.RunSuperseded";

  /** How a message's subject ends. */
  private static final String ENDS =
      " (failed|aborted|timed out|succeeded|succeeded with warnings|skipped [0-9-]+)";

  /** Errors that only a mistake in a machine makes. */
  private static final List<String> MISTAKES =
      List.of(
          "States.QueryEvaluationError",
          "States.Runtime",
          "States.DataLimitExceeded",
          "States.ParameterPathFailure");

  private final Faults faults = new Faults();
  private final Stage stage;
  private final Map<LabPipeline, PipelineUnderTest> pipelines = new EnumMap<>(LabPipeline.class);

  /**
   * @param number that the pipelines' names end with, so that testbeds may share a warehouse
   */
  Testbed(Warehouse warehouse, Home home, int number) throws IOException {
    for (LabPipeline pipeline : LabPipeline.values()) {
      home.withLabPipeline(pipeline.folder(), pipeline.folder() + number);
    }
    this.stage =
        Stage.open(
            warehouse,
            home,
            Conditions.usual()
                .faults(faults)
                .pace(new SystemTimer.Pace(100, 1))
                .sweeping(new SweepScheduler.Schedule(Duration.ofMillis(600), Duration.ZERO)));
    stage.tellSuccess(LabPipeline.STAND.folder() + number);
    for (LabPipeline each : LabPipeline.values()) {
      PipelineUnderTest pipeline = new PipelineUnderTest(stage, each, each.folder() + number);
      pipelines.put(each, pipeline);
      pipeline.prepare(this::awaitRest);
    }
  }

  /** Does an experiment, and compares what comes of it with what comes of it undisturbed. */
  ExperimentResult run(Experiment experiment) {
    // The constructor prepares every pipeline.
    PipelineUnderTest pipeline =
        Objects.requireNonNull(pipelines.get(experiment.scenario().pipeline()));
    Instant start = Instant.now();
    Deviations deviations = new Deviations();
    int redrives = 0;
    pipeline.restore(experiment.scenario().kind());
    int sent = stage.messages().size();
    Set<ExpressFailure> known = Set.copyOf(stage.expressFailures());
    experiment.faults().forEach(faults::arm);
    List<String> told = new ArrayList<>();
    try {
      if (experiment.scenario().concurrent() == ConcurrentRun.STOPPED) {
        // Nobody redrives it: a later day comes.
        String stopped = pipeline.start(RunKind.FIRST_DAY, "");
        told.add(await(pipeline, stopped).arn());
      }
      List<String> started = start(experiment, pipeline);
      told.addAll(started);
      for (String execution : started) {
        redrives += redriveUntilDone(experiment, pipeline, execution, deviations);
      }
      faults.disarm();
      awaitEvents();
      trackAgain(known);
      check(experiment.scenario(), pipeline, started, deviations);
      for (SentMessage message : stage.messages().subList(sent, stage.messages().size())) {
        checkMessage(pipeline.name(), message, told, deviations);
      }
      failuresSince(known)
          .map(ExpressFailure::text)
          .filter(Testbed::isMistake)
          .forEach(failure -> deviations.add("a silent failure: " + failure));
    } catch (RuntimeException | AssertionError unexpected) {
      deviations.add(String.valueOf(unexpected.getMessage()));
      faults.disarm();
      calmDown(pipeline);
    }
    Set<Fault> struck =
        faults.injected().stream().map(InjectedFault::fault).collect(Collectors.toSet());
    int strikes = faults.injected().size();
    faults.clear();
    return new ExperimentResult(
        experiment,
        struck,
        strikes,
        redrives,
        Duration.between(start, Instant.now()),
        deviations.all());
  }

  private Stream<ExpressFailure> failuresSince(Set<ExpressFailure> known) {
    return stage.expressFailures().stream().filter(failure -> !known.contains(failure));
  }

  /** Does what the alarm {@code track-run-failed} asks of people. */
  private void trackAgain(Set<ExpressFailure> known) {
    failuresSince(known)
        .filter(failure -> failure.machine().equals(LocalNames.machineArn(LocalNames.TRACK_RUN)))
        .forEach(
            failure ->
                stage
                    .stepFunctions()
                    .startExecution(
                        start -> start.stateMachineArn(failure.machine()).input(failure.input())));
    awaitRest();
  }

  private static List<String> start(Experiment experiment, PipelineUnderTest pipeline) {
    Scenario scenario = experiment.scenario();
    String event = scenario.concurrent() == ConcurrentRun.OTHER ? "" : "run " + experiment.index();
    List<String> started = new ArrayList<>(List.of(pipeline.start(scenario.kind(), event)));
    if (scenario.concurrent() == ConcurrentRun.SAME_EVENT
        || scenario.concurrent() == ConcurrentRun.OTHER) {
      started.add(pipeline.start(scenario.kind(), event));
    }
    return started;
  }

  private int redriveUntilDone(
      Experiment experiment, PipelineUnderTest pipeline, String arn, Deviations deviations) {
    boolean hasRival = experiment.scenario().concurrent() == ConcurrentRun.OTHER;
    Run run = await(pipeline, arn);
    int redrives = 0;
    // Somebody else's run may take the lock of this one when it has failed.
    while (run.status() != ExecutionStatus.SUCCEEDED
        && !(hasRival && SUPERSEDED.equals(run.error()))) {
      String failure = run.status() + " " + run.error() + ": " + run.cause();
      deviations.require(!isMistake(failure), "a failure that nobody injected: " + failure);
      deviations.require(
          run.status() != ExecutionStatus.FAILED || !isEmpty(run.cause()),
          "a failure without a cause: " + failure);
      if (redrives >= MOST_REDRIVES) {
        throw new AssertionError("too many redrives, the last one: " + failure);
      }
      if (experiment.isPatient() && !hasRival) {
        awaitRest();
      }
      stage.stepFunctions().redriveExecution(redrive -> redrive.executionArn(arn));
      run = await(pipeline, arn);
      redrives++;
    }
    return redrives;
  }

  /** If a run has ended and its lock has not heard of it, the lease ends, as time brings about. */
  private Run await(PipelineUnderTest pipeline, String arn) {
    Instant late = Instant.now().plus(LONG);
    stage.until(
        "the end of " + arn,
        () -> {
          boolean isRunning = isRunning(arn);
          if (isRunning && Instant.now().isAfter(late)) {
            endDeadLease(pipeline.state());
          }
          return !isRunning;
        });
    return stage.await(arn);
  }

  private void endDeadLease(StateTable state) {
    Map<String, String> lock = state.lock();
    if ("Running".equals(lock.get("state")) && !isRunning(lock.getOrDefault("owner", ""))) {
      state.endLease();
    }
  }

  private boolean isRunning(String arn) {
    return stage
        .stepFunctions()
        .describeExecution(describe -> describe.executionArn(arn))
        .status()
        .equals(ExecutionStatus.RUNNING);
  }

  private static boolean isEmpty(String text) {
    return text == null || text.isBlank();
  }

  private static boolean isMistake(String text) {
    return MISTAKES.stream().anyMatch(text::contains);
  }

  private void check(
      Scenario scenario, PipelineUnderTest pipeline, List<String> started, Deviations deviations) {
    RunKind kind = scenario.kind();
    pipeline.compareTables(kind, deviations);
    if (kind == RunKind.BACKFILL) {
      int dates = stage.await(started.get(0)).output().path("dates").asInt();
      deviations.compare("the number of dates", dates, 2);
    } else {
      checkRuns(scenario, pipeline, started, deviations);
    }
    deviations.compare("the lock", pipeline.state().lock().get("state"), "Ready");
    if (kind != RunKind.BACKFILL || !losesRunEvents()) {
      List<Map<String, String>> running =
          pipeline.state().runs().stream()
              .filter(item -> "Running".equals(item.get("state")))
              .toList();
      deviations.require(running.isEmpty(), "items say that runs go on: " + running);
    }
    deviations.compare("the number of active statements", stage.activeStatements(), 0L);
  }

  /** Nobody redrives the runs of a backfill, so nobody hears of those either. */
  private boolean losesRunEvents() {
    return faults.injected().stream()
        .map(InjectedFault::fault)
        .anyMatch(
            fault ->
                fault instanceof EventFault event && event.subject() == EventFault.Subject.RUN);
  }

  private void checkRuns(
      Scenario scenario, PipelineUnderTest pipeline, List<String> started, Deviations deviations) {
    boolean hasRival = scenario.concurrent() == ConcurrentRun.OTHER;
    List<Run> loading =
        started.stream()
            .map(stage::await)
            .filter(run -> run.status() == ExecutionStatus.SUCCEEDED)
            .filter(run -> !run.output().has("duplicateOf") && !run.output().has("heldBy"))
            .toList();
    boolean isRight = hasRival ? !loading.isEmpty() : loading.size() == 1;
    if (!isRight) {
      deviations.add(loading.size() + " of " + started.size() + " runs have loaded");
      return;
    }
    String owner = pipeline.state().lock().get("owner");
    Run last =
        loading.stream().filter(run -> run.arn().equals(owner)).findFirst().orElse(loading.get(0));
    Set<String> loaders =
        (hasRival ? started.stream() : Stream.of(last.arn()))
            .map(Testbed::name)
            .collect(Collectors.toCollection(HashSet::new));
    pipeline.compareLoaders(scenario.kind(), loaders, deviations);
    pipeline.compareItems(scenario.kind(), last, deviations);
  }

  private static void checkMessage(
      String pipeline, SentMessage message, List<String> started, Deviations deviations) {
    String text = message.text();
    String arn =
        started.stream().filter(text::contains).findFirst().orElseGet(() -> runOfBackfill(message));
    boolean isBackfill = arn.contains("-backfill:");
    String subject = "Stepshift: " + pipeline + (isBackfill ? " backfill" : "");
    deviations.require(
        message.subject().matches(Pattern.quote(subject) + ENDS),
        "a message has the subject " + message.subject());
    String beginning =
        (isBackfill ? "Backfill " : "Run ") + name(arn) + " of pipeline " + pipeline + ": ";
    deviations.require(
        text.startsWith(beginning) && text.contains("#/v2/executions/details/" + arn),
        "a message does not name its execution " + arn + ": " + text);
    deviations.require(
        Stream.of("errorMessage", "undefined", "{\"").noneMatch(text::contains) && !isMistake(text),
        "a message is not for people: " + text);
  }

  /** Its backfill tells of a failure; the run itself does when its SQL could not be cancelled. */
  private static String runOfBackfill(SentMessage message) {
    return message.text().contains("Its SQL may still run")
        ? message.text().replaceAll("(?s).*/executions/details/(\\S+:backfill-\\S+).*", "$1")
        : "unknown";
  }

  private static String name(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  /** An event that comes after the check is taken for one of the next experiment. */
  private void awaitEvents() {
    stage.until("all late events", () -> stage.undeliveredEvents() == 0);
    awaitRest();
  }

  private void awaitRest() {
    stage.until(
        "the end of " + stage.runningExecutions(), () -> stage.runningExecutions().isEmpty());
    stage.until("the end of all statements", () -> stage.activeStatements() == 0);
  }

  /** After a surprise: stops what still runs, so that the next experiment meets nothing of it. */
  private void calmDown(PipelineUnderTest pipeline) {
    stage.runningExecutions().stream()
        .filter(arn -> arn.contains(":execution:"))
        .forEach(arn -> stage.stepFunctions().stopExecution(stop -> stop.executionArn(arn)));
    stage.statements("").stream()
        .filter(Stage::isActive)
        .forEach(
            statement -> stage.redshiftData().cancelStatement(cancel -> cancel.id(statement.id())));
    awaitEvents();
    pipeline.dropTables();
  }

  @Override
  public void close() {
    stage.shut();
    pipelines.values().forEach(PipelineUnderTest::drop);
  }
}
