package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.states.concurrent.Cancellation;
import dev.stepshift.states.concurrent.Stopped;
import dev.stepshift.states.definition.ChoiceState;
import dev.stepshift.states.definition.FailState;
import dev.stepshift.states.definition.MapState;
import dev.stepshift.states.definition.ParallelState;
import dev.stepshift.states.definition.PassState;
import dev.stepshift.states.definition.State;
import dev.stepshift.states.definition.SucceedState;
import dev.stepshift.states.definition.TaskState;
import dev.stepshift.states.definition.WaitState;
import dev.stepshift.states.integration.StateFailure;
import dev.stepshift.states.run.WorkflowRun.Status;
import java.util.Set;

/** Runs a workflow from where it is to its end, state after state. */
final class WorkflowRunner {

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
   * Runs, or goes on with, a workflow.
   *
   * @return its output
   * @throws StateFailure if a state failed and nothing caught it
   */
  JsonNode run(Execution execution, WorkflowRun workflow, Cancellation cancellation) {
    workflow.status = Status.RUNNING;
    try {
      while (workflow.status == Status.RUNNING) {
        cancellation.check();
        step(execution, workflow, cancellation);
      }
      return workflow.output;
    } catch (StateFailure failure) {
      workflow.status = Status.FAILED;
      throw failure;
    } catch (Stopped stopped) {
      abort(execution, workflow);
      throw stopped;
    }
  }

  /** A workflow that a sibling's failure ends says so in the history, if that is still open. */
  private static void abort(Execution execution, WorkflowRun workflow) {
    workflow.status = Status.ABORTED;
    String type = workflow.definition.state(workflow.stateName).type();
    if (!workflow.entered || !ABORTABLE.contains(type)) {
      return;
    }
    try {
      workflow.lastEvent = execution.history().add(type + "StateAborted", workflow.lastEvent);
    } catch (StateFailure | Stopped closed) {
      // The execution itself has ended, or its history is full; either stands in it.
      workflow.status = Status.ABORTED;
    }
  }

  private void step(Execution execution, WorkflowRun workflow, Cancellation cancellation) {
    State state = workflow.definition.state(workflow.stateName);
    StateRun run = new StateRun(execution, workflow, cancellation);
    // A redrive goes on inside the state, except that a Fail state is entered once more.
    if (!workflow.entered || state instanceof FailState) {
      enter(state, run);
    }
    StateResult result = runState(state, run);
    exit(state, run, result);
    if (result.next().isPresent()) {
      workflow.moveTo(result.next().get(), result.output());
    } else {
      workflow.output = result.output();
      workflow.status = Status.SUCCEEDED;
    }
  }

  private void enter(State state, StateRun run) {
    WorkflowRun workflow = run.workflow;
    workflow.enteredAt = run.timer().now();
    ObjectNode details =
        EventDetails.input(EventDetails.object(), workflow.input).put("name", workflow.stateName);
    workflow.enteredEvent =
        run.add(state.type() + "StateEntered", "stateEnteredEventDetails", details);
    workflow.entered = true;
    run.execution.history().countTransition();
  }

  private void exit(State state, StateRun run, StateResult result) {
    ObjectNode details =
        EventDetails.output(EventDetails.object(), result.output())
            .put("name", run.workflow.stateName);
    if (!result.assigned().isEmpty()) {
      ObjectNode assigned = details.putObject("assignedVariables");
      result.assigned().forEach((name, value) -> assigned.put(name, value.toString()));
      details.putObject("assignedVariablesDetails").put("truncated", false);
    }
    run.add(state.type() + "StateExited", "stateExitedEventDetails", details);
    run.workflow.assign(result.assigned());
  }

  private StateResult runState(State state, StateRun run) {
    if (state instanceof TaskState task) {
      return tasks.run(task, run);
    } else if (state instanceof ChoiceState choice) {
      return choices.run(choice, run);
    } else if (state instanceof WaitState wait) {
      return waits.run(wait, run);
    } else if (state instanceof PassState pass) {
      return passes.run(pass, run);
    } else if (state instanceof MapState map) {
      return maps.run(map, run);
    } else if (state instanceof ParallelState parallel) {
      return parallels.run(parallel, run);
    } else if (state instanceof SucceedState succeed) {
      return successes.run(succeed, run);
    } else if (state instanceof FailState fail) {
      return fails.run(fail, run);
    }
    throw new IllegalStateException("no runner for " + state.type());
  }
}
