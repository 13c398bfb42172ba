package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.states.StateFailure;
import dev.stepshift.states.definition.ChoiceState;
import dev.stepshift.states.definition.FailState;
import dev.stepshift.states.definition.MapState;
import dev.stepshift.states.definition.ParallelState;
import dev.stepshift.states.definition.PassState;
import dev.stepshift.states.definition.State;
import dev.stepshift.states.definition.SucceedState;
import dev.stepshift.states.definition.TaskState;
import dev.stepshift.states.definition.WaitState;
import dev.stepshift.states.run.Frame.Status;
import java.util.Set;

/** Runs a frame from where it is to its end, state after state. */
final class FrameRunner {

  private static final Set<String> ABORTABLE = Set.of("Task", "Wait", "Map", "Parallel");

  private final TaskRunner tasks = new TaskRunner();
  private final ChoiceRunner choices = new ChoiceRunner();
  private final WaitRunner waits = new WaitRunner();
  private final PassRunner passes = new PassRunner();
  private final SucceedRunner successes = new SucceedRunner();
  private final FailRunner fails = new FailRunner();
  private final MapRunner maps = new MapRunner(this);
  private final ParallelRunner parallels = new ParallelRunner(this);

  /**
   * Runs, or goes on with, a frame.
   *
   * @return its output
   * @throws StateFailure if a state failed and nothing caught it
   */
  JsonNode run(Execution execution, Frame frame, Cancellation cancellation) {
    frame.status = Status.RUNNING;
    try {
      while (frame.status == Status.RUNNING) {
        cancellation.check();
        step(execution, frame, cancellation);
      }
      return frame.output;
    } catch (StateFailure failure) {
      frame.status = Status.FAILED;
      throw failure;
    } catch (Stopped stopped) {
      abort(execution, frame);
      throw stopped;
    }
  }

  /** A frame that a sibling's failure ends says so in the history, if that is still open. */
  private static void abort(Execution execution, Frame frame) {
    frame.status = Status.ABORTED;
    String type = frame.flow.state(frame.stateName).type();
    if (!frame.entered || !ABORTABLE.contains(type)) {
      return;
    }
    try {
      frame.lastEvent = execution.history().add(type + "StateAborted", frame.lastEvent, "", null);
    } catch (StateFailure | Stopped closed) {
      // The execution itself has ended, or its history is full; either stands in it.
      frame.status = Status.ABORTED;
    }
  }

  private void step(Execution execution, Frame frame, Cancellation cancellation) {
    State state = frame.flow.state(frame.stateName);
    Visit visit = new Visit(execution, frame, cancellation);
    // A redrive goes on inside the state, except that a Fail state is entered once more.
    if (!frame.entered || state instanceof FailState) {
      enter(state, visit);
    }
    Leaving leaving = visit(state, visit);
    exit(state, visit, leaving);
    if (leaving.next().isPresent()) {
      frame.moveTo(leaving.next().get(), leaving.output());
    } else {
      frame.output = leaving.output();
      frame.status = Status.SUCCEEDED;
    }
  }

  private void enter(State state, Visit visit) {
    Frame frame = visit.frame;
    frame.enteredAt = visit.timer().now();
    ObjectNode details = Events.input(Events.object(), frame.input).put("name", frame.stateName);
    frame.enteredEvent =
        visit.add(state.type() + "StateEntered", "stateEnteredEventDetails", details);
    frame.entered = true;
    visit.execution.history().countTransition();
  }

  private void exit(State state, Visit visit, Leaving leaving) {
    ObjectNode details =
        Events.output(Events.object(), leaving.output()).put("name", visit.frame.stateName);
    if (!leaving.assigned().isEmpty()) {
      ObjectNode assigned = details.putObject("assignedVariables");
      leaving.assigned().forEach((name, value) -> assigned.put(name, value.toString()));
      details.putObject("assignedVariablesDetails").put("truncated", false);
    }
    visit.add(state.type() + "StateExited", "stateExitedEventDetails", details);
    visit.frame.assign(leaving.assigned());
  }

  private Leaving visit(State state, Visit visit) {
    if (state instanceof TaskState task) {
      return tasks.run(task, visit);
    } else if (state instanceof ChoiceState choice) {
      return choices.run(choice, visit);
    } else if (state instanceof WaitState wait) {
      return waits.run(wait, visit);
    } else if (state instanceof PassState pass) {
      return passes.run(pass, visit);
    } else if (state instanceof MapState map) {
      return maps.run(map, visit);
    } else if (state instanceof ParallelState parallel) {
      return parallels.run(parallel, visit);
    } else if (state instanceof SucceedState succeed) {
      return successes.run(succeed, visit);
    } else if (state instanceof FailState fail) {
      return fails.run(fail, visit);
    }
    throw new IllegalStateException("no runner for " + state.type());
  }
}
