package dev.stepshift.proof.faultlab;

import dev.stepshift.laptop.faults.ApiFault;
import dev.stepshift.laptop.faults.EventFault;
import dev.stepshift.laptop.faults.Fault;
import dev.stepshift.laptop.faults.FaultCatalog;
import dev.stepshift.laptop.faults.FaultCatalog.Task;
import dev.stepshift.laptop.faults.InjectionPoint;
import dev.stepshift.laptop.faults.LambdaFault;
import dev.stepshift.laptop.faults.MachineState;
import dev.stepshift.laptop.faults.S3Fault;
import dev.stepshift.laptop.faults.StatementFault;
import dev.stepshift.laptop.faults.StepSelector;
import dev.stepshift.laptop.faults.StopFault;
import dev.stepshift.laptop.faults.TaskFault;
import dev.stepshift.laptop.faults.WriteFault;
import dev.stepshift.redshift.data.StatementPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every point at which a fault can strike, each once. */
final class FaultPoints {

  private static final List<InjectionPoint> AROUND =
      List.of(InjectionPoint.BEFORE, InjectionPoint.AFTER);
  private static final List<String> STEPS =
      Stream.concat(FaultCatalog.STEPS.stream(), FaultCatalog.PHASES.stream()).toList();
  private static final ScenarioFilter RUN =
      ScenarioFilter.ANY.on(RunKind.FIRST_DAY, RunKind.SECOND_DAY);
  private static final ScenarioFilter BACKFILL = ScenarioFilter.ANY.on(RunKind.BACKFILL);

  private final List<FaultPoint> all = new ArrayList<>();

  private FaultPoints() {}

  static List<FaultPoint> of(List<Task> tasks) {
    FaultPoints points = new FaultPoints();
    tasks.forEach(points::addTask);
    points.addStatements();
    points.addEvents();
    points.addCalls();
    return points.all;
  }

  private void addTask(Task task) {
    MachineState state = task.state();
    boolean isChild = state.machine().equals("copy_and_merge");
    for (InjectionPoint point : task.waits() ? List.of(InjectionPoint.values()) : AROUND) {
      add(
          state,
          details ->
              new TaskFault(state, table(details, isChild, state), details.errorOf(task), point));
      if (task.stops()) {
        add(state, details -> new StopFault(state, table(details, isChild, state), point));
      }
      if (task.writes() && point != InjectionPoint.DURING) {
        add(state, details -> new WriteFault(state, table(details, isChild, state), point));
      }
    }
  }

  private static String table(RandomDetails details, boolean isChild, MachineState state) {
    // Only some tables come to these.
    boolean isRare = List.of("Record skip", "Convert file").contains(state.name());
    return isChild && !isRare ? details.table() : "";
  }

  private void add(MachineState state, Function<RandomDetails, Fault> fault) {
    all.add(
        new FaultPoint(
            scenarios(state),
            details ->
                Stream.concat(Stream.of(fault.apply(details)), wayTo(state, details).stream())
                    .toList()));
  }

  /** What must run to come to a state. */
  private static ScenarioFilter scenarios(MachineState state) {
    return switch (state.machine()) {
      case "backfill" -> BACKFILL;
      case "run_phase" ->
          state.name().equals("Read lock")
              ? RUN.of(LabPipeline.STAND).with(ConcurrentRun.OTHER)
              : ScenarioFilter.ANY.of(LabPipeline.STAND);
      default ->
          switch (state.name()) {
            case "Set up", "Validate pipeline", "Maintain" ->
                ScenarioFilter.ANY.of(LabPipeline.STAND);
            case "Tell success" ->
                ScenarioFilter.ANY.of(LabPipeline.STAND).with(ConcurrentRun.NONE);
            case "Convert file" -> RUN.of(LabPipeline.RACK);
            case "Record skip" -> ScenarioFilter.ANY.of(LabPipeline.RACK).on(RunKind.SECOND_DAY);
            case "Find first run", "Record duplicate" -> RUN.with(ConcurrentRun.SAME_EVENT);
            case "Wait for lock" -> RUN.of(LabPipeline.STAND).with(ConcurrentRun.OTHER);
            case "Find holder", "Record skipped run" ->
                RUN.of(LabPipeline.RACK).with(ConcurrentRun.OTHER);
            case "Read lock" ->
                state.machine().equals("pipeline")
                    ? RUN.of(LabPipeline.STAND).with(ConcurrentRun.OTHER)
                    : ScenarioFilter.ANY;
            case "Take lock again", "Take lock up again", "Mark run redriven" -> RUN;
            default -> ScenarioFilter.ANY;
          };
    };
  }

  /** What else must go wrong to come to a state. */
  private static List<Fault> wayTo(MachineState state, RandomDetails details) {
    return switch (state.machine()) {
      case "track_run" ->
          switch (state.name()) {
            case "Tell success" -> List.of();
            case "Cancel statement", "Describe run again" -> stoppedMerge(details);
            default -> List.of(details.failure());
          };
      case "complete_statement" ->
          switch (state.name()) {
            case "Read load errors", "Describe load errors", "Get load errors" ->
                List.of(failure(details.select("copy")));
            case "Report failure" -> List.of(failure(details.select("merge")));
            default -> List.of();
          };
      case "sweep_statements" ->
          state.name().equals("Complete statement")
              ? List.of(
                  new EventFault(
                      EventFault.Kind.DROP,
                      EventFault.Subject.STATEMENT,
                      details.select("merge"),
                      Duration.ZERO))
              : List.of();
      default ->
          List.of("Take lock again", "Read lock").contains(state.name())
              ? List.of(details.failure())
              : List.of();
    };
  }

  private static List<Fault> stoppedMerge(RandomDetails details) {
    StepSelector steps = details.select("merge");
    return List.of(
        new StatementFault(
            StatementFault.Kind.SLOW, steps, StatementPoint.START, Duration.ofSeconds(1)),
        new StopFault(RandomDetails.MERGE, steps.table(), InjectionPoint.DURING));
  }

  private static Fault failure(StepSelector steps) {
    return new StatementFault(
        StatementFault.Kind.FAIL, steps, StatementPoint.MIDDLE, Duration.ZERO);
  }

  private void addStatements() {
    for (String step : STEPS) {
      for (StatementFault.Kind kind : StatementFault.Kind.values()) {
        for (StatementPoint point : StatementPoint.values()) {
          if (point != StatementPoint.COMMITTED || kind == StatementFault.Kind.KILL) {
            add(
                step,
                details ->
                    new StatementFault(
                        kind,
                        details.select(step),
                        point,
                        kind == StatementFault.Kind.SLOW ? details.pause() : Duration.ZERO));
          }
        }
      }
    }
  }

  private void addEvents() {
    for (EventFault.Kind kind : EventFault.Kind.values()) {
      for (String step : STEPS) {
        add(
            step,
            details ->
                new EventFault(
                    kind,
                    EventFault.Subject.STATEMENT,
                    details.select(step),
                    delay(kind, details)));
      }
      for (ScenarioFilter scenarios : List.of(RUN, BACKFILL)) {
        all.add(
            new FaultPoint(
                scenarios,
                details ->
                    List.of(
                        new EventFault(
                            kind, EventFault.Subject.RUN, StepSelector.ANY, delay(kind, details)),
                        details.failure())));
      }
    }
  }

  private static Duration delay(EventFault.Kind kind, RandomDetails details) {
    return kind == EventFault.Kind.DELAY ? details.pause() : Duration.ZERO;
  }

  private void addCalls() {
    for (InjectionPoint point : AROUND) {
      for (String action : FaultCatalog.ACTIONS) {
        all.add(new FaultPoint(callers(action), details -> call(action, point, details)));
      }
      for (String function : FaultCatalog.FUNCTIONS) {
        all.add(
            new FaultPoint(
                function.equals("convert-xml") ? RUN.of(LabPipeline.RACK) : ScenarioFilter.ANY,
                details -> List.of(lambda(function, StepSelector.ANY, point, details))));
      }
      for (String phase : FaultCatalog.PHASES) {
        add(phase, details -> lambda("render-sql", details.select(phase), point, details));
      }
      add(
          "validate",
          details -> lambda("check-validation", details.select("validate"), point, details));
      for (String action : FaultCatalog.S3_ACTIONS) {
        all.add(
            new FaultPoint(
                action.equals("HeadObject")
                    ? ScenarioFilter.ANY.of(LabPipeline.SHELF)
                    : ScenarioFilter.ANY,
                details -> List.of(new S3Fault(action, point))));
      }
    }
  }

  private static ScenarioFilter callers(String action) {
    return action.equals("ExecuteStatement")
        ? ScenarioFilter.ANY.of(LabPipeline.STAND)
        : ScenarioFilter.ANY;
  }

  private static List<Fault> call(String action, InjectionPoint point, RandomDetails details) {
    List<String> errors =
        point == InjectionPoint.AFTER
            ? List.of("InternalServerException")
            : List.of(
                "ActiveStatementsExceededException",
                "ThrottlingException",
                "InternalServerException");
    StepSelector steps =
        switch (action) {
          case "ListStatements", "CancelStatement" -> StepSelector.ANY;
          case "ExecuteStatement" -> details.select("maintain");
          case "GetStatementResult" ->
              details.select(details.oneOf(List.of("validate_staging", "validate_target")));
          default -> details.select(details.oneOf(FaultCatalog.STEPS));
        };
    Fault fault = new ApiFault(action, steps, details.oneOf(errors), point);
    return action.equals("CancelStatement")
        ? Stream.concat(Stream.of(fault), stoppedMerge(details).stream()).toList()
        : List.of(fault);
  }

  private static Fault lambda(
      String function, StepSelector steps, InjectionPoint point, RandomDetails details) {
    List<String> errors =
        List.of("Lambda.ServiceException", "Lambda.Unknown", "java.lang.OutOfMemoryError");
    return new LambdaFault(function, steps, details.oneOf(errors), point);
  }

  private void add(String step, Function<RandomDetails, Fault> fault) {
    ScenarioFilter scenarios =
        FaultCatalog.PHASES.contains(step)
            ? ScenarioFilter.ANY.of(LabPipeline.STAND)
            : ScenarioFilter.ANY;
    all.add(new FaultPoint(scenarios, details -> List.of(fault.apply(details))));
  }
}
