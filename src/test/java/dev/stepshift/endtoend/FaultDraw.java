package dev.stepshift.endtoend;

import dev.stepshift.local.faults.ApiFault;
import dev.stepshift.local.faults.EventFault;
import dev.stepshift.local.faults.Fault;
import dev.stepshift.local.faults.FaultCatalog;
import dev.stepshift.local.faults.FaultCatalog.Task;
import dev.stepshift.local.faults.FaultSpec.Wanted;
import dev.stepshift.local.faults.LambdaFault;
import dev.stepshift.local.faults.Moment;
import dev.stepshift.local.faults.Place;
import dev.stepshift.local.faults.StatementFault;
import dev.stepshift.local.faults.StopFault;
import dev.stepshift.local.faults.TaskFault;
import dev.stepshift.local.faults.WriteFault;
import dev.stepshift.local.redshift.data.StatementPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws the faults of a run, each of them anywhere that such a fault can strike. */
final class FaultDraw {

  private static final int MOST_FAULTS = 4;

  /** A pause in milliseconds: longer than the undisturbed step, shorter than its time limit. */
  private static final int LONGEST_PAUSE = 400;

  private final Random random;
  private final FaultCatalog catalog;

  FaultDraw(Random random, FaultCatalog catalog) {
    this.random = random;
    // A backfill is no part of a run.
    this.catalog =
        new FaultCatalog(
            catalog.tables(),
            catalog.tasks().stream()
                .filter(task -> !task.state().machine().equals("backfill"))
                .toList());
  }

  List<Wanted> draw() {
    int count = 1 + random.nextInt(MOST_FAULTS);
    List<Wanted> faults = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (random.nextInt(8) == 0) {
        abandonedMerge().forEach(fault -> faults.add(new Wanted(fault, 1)));
      } else {
        faults.add(new Wanted(fault(), times()));
      }
    }
    return faults;
  }

  /** A merge that goes on while its Task is tried again: what the lock on the ledger is for. */
  private List<Fault> abandonedMerge() {
    String table = oneOf(catalog.tables());
    Task merge =
        catalog.tasks().stream()
            .filter(task -> task.state().name().equals("Merge into target"))
            .findFirst()
            .orElseThrow();
    Fault slow =
        new StatementFault(
            StatementFault.Kind.SLOW,
            Place.of(table, "merge"),
            StatementPoint.END,
            pause().plusMillis(LONGEST_PAUSE));
    return List.of(slow, new TaskFault(merge.state(), table, errorOf(merge), Moment.DURING));
  }

  /** Mostly once; now and then so often that no retry is left. */
  private int times() {
    return switch (random.nextInt(12)) {
      case 0 -> 2;
      case 1 -> 3;
      case 2 -> 7;
      default -> 1;
    };
  }

  private Fault fault() {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> taskFault();
      case 3 -> stop();
      case 4 -> event();
      case 5, 6 -> statement();
      case 7 -> api();
      case 8 -> lambda();
      default -> write();
    };
  }

  private Fault taskFault() {
    Task task = oneOf(catalog.tasks());
    return new TaskFault(task.state(), tableOf(task), errorOf(task), moment(task));
  }

  private Fault stop() {
    List<Task> stoppable =
        catalog.tasks().stream()
            .filter(
                task ->
                    List.of("pipeline", "copy_and_merge", "run_phase")
                        .contains(task.state().machine()))
            .toList();
    Task task = oneOf(stoppable);
    return new StopFault(task.state(), tableOf(task), moment(task));
  }

  private Fault write() {
    Task task = oneOf(catalog.tasks().stream().filter(Task::writes).toList());
    return new WriteFault(task.state(), tableOf(task), beforeOrAfter());
  }

  private Fault event() {
    EventFault.Kind kind = oneOf(List.of(EventFault.Kind.values()));
    EventFault.Source source = oneOf(List.of(EventFault.Source.values()));
    Place place = source == EventFault.Source.RUN ? Place.ANY : place();
    return new EventFault(
        kind, source, place, kind == EventFault.Kind.DELAY ? pause() : Duration.ZERO);
  }

  private Fault statement() {
    StatementFault.Kind kind = oneOf(List.of(StatementFault.Kind.values()));
    List<StatementPoint> points =
        kind == StatementFault.Kind.KILL
            ? List.of(StatementPoint.values())
            : List.of(StatementPoint.START, StatementPoint.MIDDLE, StatementPoint.END);
    return new StatementFault(
        kind, place(), oneOf(points), kind == StatementFault.Kind.SLOW ? pause() : Duration.ZERO);
  }

  private Fault api() {
    String action = oneOf(FaultCatalog.ACTIONS);
    Place place = action.equals("ListStatements") ? Place.ANY : place();
    Moment moment = beforeOrAfter();
    List<String> errors =
        moment == Moment.AFTER
            ? List.of("InternalServerException")
            : List.of(
                "ActiveStatementsExceededException",
                "ThrottlingException",
                "InternalServerException");
    return new ApiFault(action, place, oneOf(errors), moment);
  }

  private Fault lambda() {
    String function = oneOf(FaultCatalog.FUNCTIONS);
    Place place =
        switch (function) {
          case "render-sql" -> Place.of(oneOf(catalog.tables()));
          case "check-validation" -> place();
          default -> Place.ANY;
        };
    List<String> errors =
        List.of("Lambda.ServiceException", "Lambda.Unknown", "java.lang.OutOfMemoryError");
    return new LambdaFault(function, place, oneOf(errors), beforeOrAfter());
  }

  private Place place() {
    return Place.of(oneOf(catalog.tables()), oneOf(FaultCatalog.STEPS));
  }

  private String tableOf(Task task) {
    return task.state().machine().equals("copy_and_merge") ? oneOf(catalog.tables()) : "";
  }

  private Duration pause() {
    return Duration.ofMillis(1 + random.nextInt(LONGEST_PAUSE));
  }

  private Moment moment(Task task) {
    return task.waits() ? oneOf(List.of(Moment.values())) : beforeOrAfter();
  }

  private Moment beforeOrAfter() {
    return random.nextBoolean() ? Moment.BEFORE : Moment.AFTER;
  }

  /** One that is retried, or one that nothing expects. */
  private String errorOf(Task task) {
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

  private <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
