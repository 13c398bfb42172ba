package dev.stepshift.cli.progress;

import dev.stepshift.cli.progress.TableProgress.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/**
 * Follows a run and the loads that it starts, by polling: that works against any endpoint of Step
 * Functions.
 */
public final class RunFollower {

  /**
   * @param phase empty if it loads a table
   */
  private record Child(Optional<RunPhase> phase, ChildRun run, HistoryCursor history) {}

  private final SfnClient stepFunctions;
  private final Clock clock;
  private final Duration pause;
  private final String executionArn;
  private final String childPrefix;
  private final ParentRun parent = new ParentRun();
  private final HistoryCursor parentHistory;
  private final Map<String, Child> children = new LinkedHashMap<>();

  /**
   * @param executionArn an execution of {@code <stack>-<pipeline>}; children are called {@code
   *     <stack>-<pipeline>-<table>}, or {@code -run-phase}
   * @param pause between two looks
   */
  public RunFollower(SfnClient stepFunctions, String executionArn, Clock clock, Duration pause) {
    this.stepFunctions = stepFunctions;
    this.executionArn = executionArn;
    this.clock = clock;
    this.pause = pause;
    this.childPrefix = machineOf(executionArn) + "-";
    this.parentHistory = new HistoryCursor(stepFunctions, executionArn);
  }

  /** Returns when the run is over. */
  public RunProgress follow(RunView view) throws InterruptedException {
    while (true) {
      RunProgress run = look();
      view.show(run);
      if (run.isOver()) {
        return run;
      }
      Thread.sleep(pause.toMillis());
    }
  }

  RunProgress look() {
    // Asked for first, so that a run seen as over has its whole history read.
    DescribeExecutionResponse execution =
        stepFunctions.describeExecution(request -> request.executionArn(executionArn));
    parentHistory.next().forEach(parent::add);
    for (String arn : parent.children()) {
      children.computeIfAbsent(arn, this::child);
    }
    for (Child child : children.values()) {
      if (!child.run().status().isOver()) {
        child.history().next().forEach(child.run()::add);
      }
    }
    Instant now = clock.instant();
    Instant start =
        execution.redriveDate() == null ? execution.startDate() : execution.redriveDate();
    Instant end = execution.stopDate() == null ? now : execution.stopDate();
    String status = execution.statusAsString();
    return new RunProgress(
        executionArn,
        status,
        parent.state(),
        now,
        Duration.between(start, end),
        tables(now, !status.equals("RUNNING")),
        phases(now, !status.equals("RUNNING")),
        parent.transitions(),
        children.values().stream().mapToLong(child -> child.run().transitions()).sum(),
        parent.failure());
  }

  private Child child(String arn) {
    String machine = machineOf(arn);
    String table =
        machine.startsWith(childPrefix) ? machine.substring(childPrefix.length()) : machine;
    Optional<RunPhase> phase =
        table.equals(RunPhase.MACHINE) ? parent.phaseOf(arn) : Optional.empty();
    String name = phase.map(RunPhase::words).orElse(table);
    return new Child(phase, new ChildRun(name), new HistoryCursor(stepFunctions, arn));
  }

  /** In the order of the plan; the last load of a table counts. */
  private List<TableProgress> tables(Instant now, boolean runIsOver) {
    Map<String, TableProgress> tables = new LinkedHashMap<>();
    for (String table : parent.planned()) {
      Status status = runIsOver ? Status.SKIPPED : Status.WAITING;
      tables.put(table, TableProgress.notStarted(table, status));
    }
    for (Child child : children.values()) {
      if (child.phase().isEmpty()) {
        tables.put(child.run().table(), child.run().at(now));
      }
    }
    return new ArrayList<>(tables.values());
  }

  /** In their order; a redrive that runs a phase again makes that one count. */
  private List<TableProgress> phases(Instant now, boolean runIsOver) {
    Map<RunPhase, TableProgress> phases = new EnumMap<>(RunPhase.class);
    Status notStarted = runIsOver ? Status.SKIPPED : Status.WAITING;
    for (RunPhase phase : parent.plannedPhases()) {
      phases.put(phase, TableProgress.notStarted(phase.words(), notStarted));
    }
    for (Child child : children.values()) {
      child.phase().ifPresent(phase -> phases.put(phase, child.run().at(now)));
    }
    return new ArrayList<>(phases.values());
  }

  /** {@code arn:aws:states:<region>:<account>:execution:<machine>:<name>}. */
  private static String machineOf(String executionArn) {
    String[] parts = executionArn.split(":", -1);
    return parts.length > 6 ? parts[6] : executionArn;
  }
}
