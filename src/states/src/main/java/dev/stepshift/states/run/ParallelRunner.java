package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.stepshift.states.definition.ParallelState;
import dev.stepshift.states.definition.Workflow;
import dev.stepshift.states.integration.StateFailure;
import dev.stepshift.states.run.WorkflowRun.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parallel: all branches at once, their outputs in the order of the branches. */
final class ParallelRunner implements StateRunner<ParallelState> {

  private final WorkflowRunner workflows;

  ParallelRunner(WorkflowRunner workflows) {
    this.workflows = workflows;
  }

  @Override
  public StateResult run(ParallelState state, StateRun run) {
    return new Attempts(state, run).run(() -> once(state, run));
  }

  private JsonNode once(ParallelState state, StateRun run) {
    if (run.workflow.children.isEmpty()) {
      run.workflow.children = begin(state, run);
    }
    List<WorkflowRun> children = run.workflow.children;
    try {
      new Branches(workflows, run, new Chains(run)).run(children, children.size());
      JsonNode result = result(children, run);
      run.add("ParallelStateSucceeded");
      return result;
    } catch (StateFailure failure) {
      run.add("ParallelStateFailed");
      throw failure;
    }
  }

  private static List<WorkflowRun> begin(ParallelState state, StateRun run) {
    JsonNode input =
        state.arguments().isPresent()
            ? run.evaluate(state.arguments().get(), "Arguments", run.bindings())
            : run.input();
    run.add("ParallelStateStarted");
    List<WorkflowRun> children = new ArrayList<>();
    for (Workflow branch : state.branches()) {
      children.add(new WorkflowRun(branch, input, Optional.of(run.workflow), Optional.empty()));
    }
    return children;
  }

  private static JsonNode result(List<WorkflowRun> children, StateRun run) {
    ArrayNode result = EventDetails.object().arrayNode();
    children.forEach(child -> result.add(child.output));
    try {
      Limits.checkResult(result, run.workflow.stateName);
    } catch (StateFailure tooLarge) {
      run.workflow.children = List.of();
      throw tooLarge;
    }
    return result;
  }

  /**
   * A branch's first event follows the start of the Parallel; branches have no events of their own.
   */
  private record Chains(StateRun run) implements Branches.Watcher {

    @Override
    public void started(int index, WorkflowRun workflow) {
      if (workflow.status == Status.NEW) {
        workflow.lastEvent = run.workflow.lastEvent;
      }
    }

    @Override
    public void ended(int index, WorkflowRun workflow) {}
  }
}
