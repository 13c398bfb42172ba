package dev.stepshift.proof.endtoend;

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
import dev.stepshift.proof.endtoend.FaultCard.Needs;
import dev.stepshift.proof.endtoend.FaultVariant.Shape;
import dev.stepshift.proof.endtoend.FaultVariant.Twin;
import dev.stepshift.redshift.data.StatementPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every point at which a fault can strike, each once. */
final class FaultDeck {

  private static final List<InjectionPoint> AROUND =
      List.of(InjectionPoint.BEFORE, InjectionPoint.AFTER);
  private static final List<String> STEPS =
      Stream.concat(FaultCatalog.STEPS.stream(), FaultCatalog.PHASES.stream()).toList();
  private static final Needs RUN = Needs.NOTHING.on(Shape.FIRST_DAY, Shape.SECOND_DAY);
  private static final Needs BACKFILL = Needs.NOTHING.on(Shape.BACKFILL);

  private final List<FaultCard> cards = new ArrayList<>();

  private FaultDeck() {}

  static List<FaultCard> of(List<Task> tasks) {
    FaultDeck deck = new FaultDeck();
    tasks.forEach(deck::addTask);
    deck.addStatements();
    deck.addEvents();
    deck.addCalls();
    return deck.cards;
  }

  private void addTask(Task task) {
    MachineState state = task.state();
    boolean isChild = state.machine().equals("copy_and_merge");
    for (InjectionPoint point : task.waits() ? List.of(InjectionPoint.values()) : AROUND) {
      add(
          state,
          draw -> new TaskFault(state, table(draw, isChild, state), draw.errorOf(task), point));
      if (task.stops()) {
        add(state, draw -> new StopFault(state, table(draw, isChild, state), point));
      }
      if (task.writes() && point != InjectionPoint.DURING) {
        add(state, draw -> new WriteFault(state, table(draw, isChild, state), point));
      }
    }
  }

  private static String table(FaultDraw draw, boolean isChild, MachineState state) {
    // Only some tables come to these.
    boolean isRare = List.of("Record skip", "Convert file").contains(state.name());
    return isChild && !isRare ? draw.table() : "";
  }

  private void add(MachineState state, Function<FaultDraw, Fault> fault) {
    cards.add(
        new FaultCard(
            needs(state),
            draw ->
                Stream.concat(Stream.of(fault.apply(draw)), wayTo(state, draw).stream()).toList()));
  }

  /** What must run to come to a state. */
  private static Needs needs(MachineState state) {
    return switch (state.machine()) {
      case "backfill" -> BACKFILL;
      case "run_phase" ->
          state.name().equals("Read lock")
              ? RUN.of(FaultVariant.STAND).with(Twin.OTHER)
              : Needs.NOTHING.of(FaultVariant.STAND);
      default ->
          switch (state.name()) {
            case "Set up", "Validate pipeline", "Maintain" -> Needs.NOTHING.of(FaultVariant.STAND);
            case "Tell success" -> Needs.NOTHING.of(FaultVariant.STAND).with(Twin.NONE);
            case "Convert file" -> RUN.of(FaultVariant.RACK);
            case "Record skip" -> Needs.NOTHING.of(FaultVariant.RACK).on(Shape.SECOND_DAY);
            case "Find first run", "Record duplicate" -> RUN.with(Twin.SAME_EVENT);
            case "Wait for lock" -> RUN.of(FaultVariant.STAND).with(Twin.OTHER);
            case "Find holder", "Record skipped run" -> RUN.of(FaultVariant.RACK).with(Twin.OTHER);
            case "Read lock" ->
                state.machine().equals("pipeline")
                    ? RUN.of(FaultVariant.STAND).with(Twin.OTHER)
                    : Needs.NOTHING;
            case "Take lock again", "Take lock up again", "Mark run redriven" -> RUN;
            default -> Needs.NOTHING;
          };
    };
  }

  /** What else must go wrong to come to a state. */
  private static List<Fault> wayTo(MachineState state, FaultDraw draw) {
    return switch (state.machine()) {
      case "track_run" ->
          switch (state.name()) {
            case "Tell success" -> List.of();
            case "Cancel statement", "Describe run again" -> stoppedMerge(draw);
            default -> List.of(draw.failure());
          };
      case "complete_statement" ->
          switch (state.name()) {
            case "Read load errors", "Describe load errors", "Get load errors" ->
                List.of(failure(draw.place("copy")));
            case "Report failure" -> List.of(failure(draw.place("merge")));
            default -> List.of();
          };
      case "sweep_statements" ->
          state.name().equals("Complete statement")
              ? List.of(
                  new EventFault(
                      EventFault.Kind.DROP,
                      EventFault.Subject.STATEMENT,
                      draw.place("merge"),
                      Duration.ZERO))
              : List.of();
      default ->
          List.of("Take lock again", "Read lock").contains(state.name())
              ? List.of(draw.failure())
              : List.of();
    };
  }

  private static List<Fault> stoppedMerge(FaultDraw draw) {
    StepSelector place = draw.place("merge");
    return List.of(
        new StatementFault(
            StatementFault.Kind.SLOW, place, StatementPoint.START, Duration.ofSeconds(1)),
        new StopFault(FaultDraw.MERGE, place.table(), InjectionPoint.DURING));
  }

  private static Fault failure(StepSelector place) {
    return new StatementFault(
        StatementFault.Kind.FAIL, place, StatementPoint.MIDDLE, Duration.ZERO);
  }

  private void addStatements() {
    for (String step : STEPS) {
      for (StatementFault.Kind kind : StatementFault.Kind.values()) {
        for (StatementPoint point : StatementPoint.values()) {
          if (point != StatementPoint.COMMITTED || kind == StatementFault.Kind.KILL) {
            add(
                step,
                draw ->
                    new StatementFault(
                        kind,
                        draw.place(step),
                        point,
                        kind == StatementFault.Kind.SLOW ? draw.pause() : Duration.ZERO));
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
            draw ->
                new EventFault(
                    kind, EventFault.Subject.STATEMENT, draw.place(step), delay(kind, draw)));
      }
      for (Needs needs : List.of(RUN, BACKFILL)) {
        cards.add(
            new FaultCard(
                needs,
                draw ->
                    List.of(
                        new EventFault(
                            kind, EventFault.Subject.RUN, StepSelector.ANY, delay(kind, draw)),
                        draw.failure())));
      }
    }
  }

  private static Duration delay(EventFault.Kind kind, FaultDraw draw) {
    return kind == EventFault.Kind.DELAY ? draw.pause() : Duration.ZERO;
  }

  private void addCalls() {
    for (InjectionPoint point : AROUND) {
      for (String action : FaultCatalog.ACTIONS) {
        cards.add(new FaultCard(callers(action), draw -> call(action, point, draw)));
      }
      for (String function : FaultCatalog.FUNCTIONS) {
        cards.add(
            new FaultCard(
                function.equals("convert-xml") ? RUN.of(FaultVariant.RACK) : Needs.NOTHING,
                draw -> List.of(lambda(function, StepSelector.ANY, point, draw))));
      }
      for (String phase : FaultCatalog.PHASES) {
        add(phase, draw -> lambda("render-sql", draw.place(phase), point, draw));
      }
      add("validate", draw -> lambda("check-validation", draw.place("validate"), point, draw));
      for (String action : FaultCatalog.S3_ACTIONS) {
        cards.add(
            new FaultCard(
                action.equals("HeadObject") ? Needs.NOTHING.of(FaultVariant.SHELF) : Needs.NOTHING,
                draw -> List.of(new S3Fault(action, point))));
      }
    }
  }

  private static Needs callers(String action) {
    return action.equals("ExecuteStatement") ? Needs.NOTHING.of(FaultVariant.STAND) : Needs.NOTHING;
  }

  private static List<Fault> call(String action, InjectionPoint point, FaultDraw draw) {
    List<String> errors =
        point == InjectionPoint.AFTER
            ? List.of("InternalServerException")
            : List.of(
                "ActiveStatementsExceededException",
                "ThrottlingException",
                "InternalServerException");
    StepSelector place =
        switch (action) {
          case "ListStatements", "CancelStatement" -> StepSelector.ANY;
          case "ExecuteStatement" -> draw.place("maintain");
          case "GetStatementResult" ->
              draw.place(draw.oneOf(List.of("validate_staging", "validate_target")));
          default -> draw.place(draw.oneOf(FaultCatalog.STEPS));
        };
    Fault fault = new ApiFault(action, place, draw.oneOf(errors), point);
    return action.equals("CancelStatement")
        ? Stream.concat(Stream.of(fault), stoppedMerge(draw).stream()).toList()
        : List.of(fault);
  }

  private static Fault lambda(
      String function, StepSelector place, InjectionPoint point, FaultDraw draw) {
    List<String> errors =
        List.of("Lambda.ServiceException", "Lambda.Unknown", "java.lang.OutOfMemoryError");
    return new LambdaFault(function, place, draw.oneOf(errors), point);
  }

  private void add(String step, Function<FaultDraw, Fault> fault) {
    Needs needs =
        FaultCatalog.PHASES.contains(step) ? Needs.NOTHING.of(FaultVariant.STAND) : Needs.NOTHING;
    cards.add(new FaultCard(needs, draw -> List.of(fault.apply(draw))));
  }
}
