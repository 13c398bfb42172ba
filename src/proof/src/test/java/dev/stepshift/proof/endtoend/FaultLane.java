package dev.stepshift.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.laptop.Conditions;
import dev.stepshift.laptop.deploy.Sweeps;
import dev.stepshift.laptop.faults.EventFault;
import dev.stepshift.laptop.faults.Fault;
import dev.stepshift.laptop.faults.Faults;
import dev.stepshift.laptop.faults.InjectedFault;
import dev.stepshift.laptop.faults.TaskFault;
import dev.stepshift.laptop.sns.SentMessage;
import dev.stepshift.proof.endtoend.FaultVariant.Shape;
import dev.stepshift.proof.endtoend.FaultVariant.Twin;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.states.SystemTimer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A laptop with pipelines of its own, on which disturbed runs follow each other. */
final class FaultLane implements AutoCloseable {

  /** Each fault may cost one, and a redrive may meet the work that another has left running. */
  private static final int MOST_REDRIVES = 32;

  private static final int MOST_RETRIES_OF_BOOKS = 6;

  private static final Duration LONG = Duration.ofMillis(500);

  private static final String SUPERSEDED = "dev.stepshift.errors.RunSuperseded";

  /** Errors that only a mistake in a machine makes. */
  private static final List<String> MISTAKES =
      List.of(
          "States.QueryEvaluationError",
          "States.Runtime",
          "States.DataLimitExceeded",
          "States.ParameterPathFailure");

  private final Faults faults = new Faults();
  private final Stage stage;
  private final Map<FaultVariant, FaultPipeline> pipelines = new EnumMap<>(FaultVariant.class);

  FaultLane(Warehouse warehouse, Path folder, int number) throws IOException {
    Home home = Home.in(folder);
    for (FaultVariant variant : FaultVariant.values()) {
      home.withCopy(variant.folder(), variant.folder() + number);
    }
    this.stage =
        Stage.open(
            warehouse,
            home,
            Conditions.usual()
                .faults(faults)
                .pace(new SystemTimer.Pace(100, 1))
                .sweeping(new Sweeps.Schedule(Duration.ofMillis(600), Duration.ZERO)));
    stage.tellSuccess(FaultVariant.STAND.folder() + number);
    for (FaultVariant variant : FaultVariant.values()) {
      FaultPipeline pipeline = new FaultPipeline(stage, variant, variant.folder() + number);
      pipelines.put(variant, pipeline);
      pipeline.prepare(this::awaitRest);
    }
  }

  /** Runs a plan, and compares what comes of it with what comes of it undisturbed. */
  FaultRun run(FaultPlan plan) {
    FaultPipeline pipeline = pipelines.get(plan.variant());
    Instant start = Instant.now();
    List<String> problems = new ArrayList<>();
    int redrives = 0;
    pipeline.restore(plan.shape());
    int told = stage.messages().size();
    List<String> silent = stage.expressFailures();
    plan.wanted().forEach(faults::arm);
    try {
      List<String> started = start(plan, pipeline);
      for (String execution : started) {
        redrives += bringToItsEnd(plan, pipeline, execution, problems);
      }
      faults.disarm();
      awaitRest();
      check(plan, pipeline, started, problems);
      stage
          .messages()
          .subList(told, stage.messages().size())
          .forEach(
              message -> note(problems, () -> checkMessage(pipeline.name(), message, started)));
      stage.expressFailures().stream()
          .filter(failure -> !silent.contains(failure))
          .filter(FaultLane::isMistake)
          .forEach(failure -> problems.add("a silent failure: " + failure));
    } catch (RuntimeException | AssertionError unexpected) {
      problems.add(String.valueOf(unexpected.getMessage()));
      faults.disarm();
      calmDown(pipeline);
    }
    Set<Fault> struck =
        faults.injected().stream().map(InjectedFault::fault).collect(Collectors.toSet());
    int strikes = faults.injected().size();
    faults.clear();
    return new FaultRun(
        plan, struck, strikes, redrives, Duration.between(start, Instant.now()), problems);
  }

  private static List<String> start(FaultPlan plan, FaultPipeline pipeline) {
    String event = plan.twin() == Twin.OTHER ? "" : "run " + plan.index();
    List<String> started = new ArrayList<>(List.of(pipeline.start(plan.shape(), event)));
    if (plan.twin() != Twin.NONE) {
      started.add(pipeline.start(plan.shape(), event));
    }
    return started;
  }

  private int bringToItsEnd(
      FaultPlan plan, FaultPipeline pipeline, String arn, List<String> problems) {
    Run run = await(pipeline, arn);
    int redrives = 0;
    while (run.status() != ExecutionStatus.SUCCEEDED && !isSuperseded(plan, run)) {
      String told = run.status() + " " + run.error() + ": " + run.cause();
      if (isMistake(told)) {
        problems.add("a failure that nobody injected: " + told);
      }
      if (run.status() == ExecutionStatus.FAILED && isEmpty(run.cause())) {
        problems.add("a failure without a cause: " + told);
      }
      assertThat(redrives).as("too many redrives, the last one: " + told).isLessThan(MOST_REDRIVES);
      if (plan.isPatient() && plan.twin() != Twin.OTHER) {
        awaitRest();
      }
      stage.stepFunctions().redriveExecution(redrive -> redrive.executionArn(arn));
      run = await(pipeline, arn);
      redrives++;
    }
    return redrives;
  }

  /** Somebody else's run took the lock of this one when it had failed. */
  private static boolean isSuperseded(FaultPlan plan, Run run) {
    return plan.twin() == Twin.OTHER && SUPERSEDED.equals(run.error());
  }

  /** If a run has ended and its lock has not heard of it, the lease ends, as time brings about. */
  private Run await(FaultPipeline pipeline, String arn) {
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
    if ("Running".equals(lock.get("state")) && !isRunning(lock.get("owner"))) {
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
      FaultPlan plan, FaultPipeline pipeline, List<String> started, List<String> problems) {
    Shape shape = plan.shape();
    note(problems, () -> pipeline.compareTables(shape));
    if (shape == Shape.BACKFILL) {
      Run backfill = stage.await(started.get(0));
      note(problems, () -> assertThat(backfill.output().path("dates").asInt()).isEqualTo(2));
    } else {
      checkRuns(plan, pipeline, started, problems);
    }
    Map<String, String> lock = pipeline.state().lock();
    note(problems, () -> assertThat(lock.get("state")).as("lock").isEqualTo("Ready"));
    if (shape != Shape.BACKFILL || !(losesRunEvents() || failsToKeepBooks())) {
      note(
          problems,
          () ->
              assertThat(pipeline.state().runs())
                  .as("runs by the books that go on")
                  .noneMatch(item -> "Running".equals(item.get("state"))));
    }
    note(problems, () -> assertThat(stage.activeStatements()).as("statements that run").isZero());
  }

  /** Nobody redrives the runs of a backfill, so nobody hears of those either. */
  private boolean losesRunEvents() {
    return faults.injected().stream()
        .map(InjectedFault::fault)
        .anyMatch(
            fault ->
                fault instanceof EventFault event && event.subject() == EventFault.Subject.RUN);
  }

  /** So it is if the books of such a run cannot be written, however often that is tried. */
  private boolean failsToKeepBooks() {
    return faults.injected().stream()
            .map(InjectedFault::fault)
            .filter(
                fault ->
                    fault instanceof TaskFault task && task.state().machine().equals("track_run"))
            .count()
        > MOST_RETRIES_OF_BOOKS;
  }

  private void checkRuns(
      FaultPlan plan, FaultPipeline pipeline, List<String> started, List<String> problems) {
    List<Run> loading =
        started.stream()
            .map(stage::await)
            .filter(run -> run.status() == ExecutionStatus.SUCCEEDED)
            .filter(run -> !run.output().has("duplicateOf") && !run.output().has("heldBy"))
            .toList();
    boolean isRight = plan.twin() == Twin.OTHER ? !loading.isEmpty() : loading.size() == 1;
    if (!isRight) {
      problems.add(loading.size() + " of " + started.size() + " runs have loaded");
      return;
    }
    String owner = pipeline.state().lock().get("owner");
    Run last =
        loading.stream().filter(run -> run.arn().equals(owner)).findFirst().orElse(loading.get(0));
    Set<String> loaders =
        (plan.twin() == Twin.OTHER ? started.stream() : Stream.of(last.arn()))
            .map(FaultLane::name)
            .collect(Collectors.toCollection(HashSet::new));
    note(problems, () -> pipeline.compareLoaders(plan.shape(), loaders));
    note(problems, () -> pipeline.compareBooks(plan.shape(), last));
  }

  private static void note(List<String> problems, Runnable check) {
    try {
      check.run();
    } catch (AssertionError failed) {
      problems.add(failed.getMessage().strip().replaceAll("\\s*\n\\s*", " "));
    }
  }

  private static void checkMessage(String pipeline, SentMessage message, List<String> started) {
    String arn =
        started.stream()
            .filter(message.text()::contains)
            .findFirst()
            .orElseGet(() -> runOfBackfill(message));
    String kind = arn.contains("-backfill:") ? "Backfill " : "Run ";
    String subject = "Stepshift: " + pipeline + (kind.equals("Run ") ? "" : " backfill");
    assertThat(message.subject())
        .isIn(
            Stream.of(" failed", " aborted", " timed out", " succeeded")
                .map(end -> subject + end)
                .collect(Collectors.toSet()));
    assertThat(message.text())
        .startsWith(kind + name(arn) + " of pipeline " + pipeline + ": ")
        .contains("#/v2/executions/details/" + arn)
        .doesNotContain("errorMessage", "undefined", "{\"");
    assertThat(isMistake(message.text())).as(message.text()).isFalse();
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

  private void awaitRest() {
    stage.until(
        "the end of " + stage.runningExecutions(), () -> stage.runningExecutions().isEmpty());
    stage.until("the end of all statements", () -> stage.activeStatements() == 0);
  }

  /** After a surprise: stops what still runs, so that the next run meets nothing of it. */
  private void calmDown(FaultPipeline pipeline) {
    stage.runningExecutions().stream()
        .filter(arn -> arn.contains(":execution:"))
        .forEach(arn -> stage.stepFunctions().stopExecution(stop -> stop.executionArn(arn)));
    stage.statements("").stream()
        .filter(Stage::isActive)
        .forEach(
            statement -> stage.redshiftData().cancelStatement(cancel -> cancel.id(statement.id())));
    awaitRest();
    pipeline.dropTables();
  }

  @Override
  public void close() {
    stage.shut();
    pipelines.values().forEach(FaultPipeline::drop);
  }
}
