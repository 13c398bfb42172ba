package dev.stepshift.proof.faultlab;

import dev.stepshift.laptop.faults.EventFault;
import dev.stepshift.laptop.faults.Fault;
import dev.stepshift.laptop.faults.FaultCatalog;
import dev.stepshift.laptop.faults.FaultCatalog.Task;
import dev.stepshift.laptop.faults.InjectionPoint;
import dev.stepshift.laptop.faults.MachineState;
import dev.stepshift.laptop.faults.StatementFault;
import dev.stepshift.laptop.faults.StepSelector;
import dev.stepshift.laptop.faults.StopFault;
import dev.stepshift.laptop.faults.TaskFault;
import dev.stepshift.redshift.data.StatementPoint;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What a fault leaves open: its table, its error, how long and how often. */
final class RandomDetails {

  static final MachineState MERGE = new MachineState("copy_and_merge", "Merge into target");

  private static final MachineState COPY = new MachineState("copy_and_merge", "Copy to staging");

  /** About when the next run has the lock of one that was stopped, and has copied. */
  private static final Duration TAKEN_UP = Duration.ofMillis(1_500);

  /** A pause in milliseconds: longer than the undisturbed step, shorter than its time limit. */
  private static final int LONGEST_PAUSE = 400;

  private final Random random;
  private final List<String> tables;

  RandomDetails(Random random, Scenario scenario) {
    this.random = random;
    this.tables = scenario.pipeline().tables(scenario.kind());
  }

  String table() {
    return oneOf(tables);
  }

  StepSelector select(String step) {
    return FaultCatalog.PHASES.contains(step)
        ? StepSelector.of(FaultCatalog.NO_TABLE, step)
        : StepSelector.of(table(), step);
  }

  Duration pause() {
    return Duration.ofMillis(1 + random.nextInt(LONGEST_PAUSE));
  }

  /** A run that fails as it merges. */
  Fault failure() {
    return new TaskFault(MERGE, "", TaskFault.INJECTED, InjectionPoint.BEFORE);
  }

  /** A merge that goes on while its Task is tried again: what the lock on the ledger is for. */
  List<Fault> abandonedMerge() {
    String table = table();
    Fault slow =
        new StatementFault(
            StatementFault.Kind.SLOW,
            StepSelector.of(table, "merge"),
            StatementPoint.END,
            pause().plusMillis(LONGEST_PAUSE));
    String error = random.nextBoolean() ? TaskFault.INJECTED : "States.Timeout";
    return List.of(slow, new TaskFault(MERGE, table, error, InjectionPoint.DURING));
  }

  /**
   * A copy that fills staging with files of the day before, when the next day's may be there: what
   * the merge looks at staging's load for. The run's end is told late, so its SQL is cancelled
   * late.
   */
  List<Fault> lateCopy() {
    StepSelector copy = select("copy");
    Duration late = pause().plus(TAKEN_UP);
    return List.of(
        new StatementFault(StatementFault.Kind.SLOW, copy, StatementPoint.START, late),
        new StatementFault(
            StatementFault.Kind.SLOW,
            StepSelector.of(copy.table(), "validate_staging"),
            StatementPoint.END,
            TAKEN_UP),
        new StopFault(COPY, copy.table(), InjectionPoint.DURING),
        new EventFault(
            EventFault.Kind.DELAY,
            EventFault.Subject.RUN,
            StepSelector.ANY,
            late.plus(TAKEN_UP).plusMillis(LONGEST_PAUSE)));
  }

  /** Mostly once; now and then so often that no retry is left. */
  int times() {
    return switch (random.nextInt(12)) {
      case 0 -> 2;
      case 1 -> 3;
      case 2 -> 7;
      default -> 1;
    };
  }

  /** One that is retried, or one that nothing expects. */
  String errorOf(Task task) {
    String resource = task.resource();
    if (random.nextBoolean()) {
      return TaskFault.INJECTED;
    } else if (random.nextInt(4) == 0) {
      return "States.Timeout";
    } else if (resource.contains("lambda")) {
      return "Lambda.TooManyRequestsException";
    } else if (resource.contains("aws-sdk:dynamodb")) {
      return "DynamoDb.DynamoDbException";
    } else if (resource.contains("dynamodb")) {
      return "DynamoDB.ThrottlingException";
    } else if (resource.contains("redshiftdata")) {
      return "RedshiftData.InternalServerException";
    } else if (resource.contains("aws-sdk:sfn")) {
      return "Sfn.SfnException";
    } else if (resource.contains("startExecution")) {
      return "StepFunctions.SfnException";
    } else {
      return "SNS.ThrottledException";
    }
  }

  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
