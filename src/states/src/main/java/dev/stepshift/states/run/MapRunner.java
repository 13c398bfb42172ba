package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.states.definition.MapState;
import dev.stepshift.states.expression.Bindings;
import dev.stepshift.states.integration.StateFailure;
import dev.stepshift.states.run.WorkflowRun.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Inline Map: iterations inside the execution, their results in the order of the items. */
final class MapRunner implements StateRunner<MapState> {

  /** So many iterations an inline Map runs at once, at the most. */
  private static final int CEILING = 40;

  private final WorkflowRunner workflows;

  MapRunner(WorkflowRunner workflows) {
    this.workflows = workflows;
  }

  @Override
  public StateResult run(MapState state, StateRun run) {
    return new Attempts(state, run).run(() -> once(state, run));
  }

  private JsonNode once(MapState state, StateRun run) {
    int atOnce = concurrency(state, run);
    if (run.workflow.children.isEmpty()) {
      run.workflow.children = begin(state, run);
    }
    List<WorkflowRun> children = run.workflow.children;
    try {
      new Branches(workflows, run, new Iterations(run)).run(children, atOnce);
      JsonNode result = result(children, run);
      run.add("MapStateSucceeded");
      return result;
    } catch (StateFailure failure) {
      run.add("MapStateFailed");
      throw failure;
    }
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

  private static List<WorkflowRun> begin(MapState state, StateRun run) {
    Bindings bindings = run.bindings();
    JsonNode items =
        state.items().isPresent()
            ? run.evaluate(state.items().get(), "Items", bindings)
            : run.input();
    if (!items.isArray()) {
      throw state
          .items()
          .map(template -> run.unexpectedType(template, "Items"))
          .orElseGet(
              () ->
                  run.failure(
                      StateFailure.QUERY_EVALUATION_ERROR,
                      "The Map state expected the input to be an array."));
    }
    run.add(
        "MapStateStarted",
        "mapStateStartedEventDetails",
        EventDetails.object().put("length", items.size()));
    List<WorkflowRun> children = new ArrayList<>();
    for (int index = 0; index < items.size(); index++) {
      ObjectNode item = EventDetails.object().put("Index", index);
      item.set("Value", items.get(index));
      JsonNode input = select(state, run, item, items.get(index));
      children.add(
          new WorkflowRun(state.processor(), input, Optional.of(run.workflow), Optional.of(item)));
    }
    return children;
  }

  private static JsonNode select(MapState state, StateRun run, ObjectNode item, JsonNode value) {
    if (state.itemSelector().isEmpty()) {
      return value;
    }
    Bindings bindings = run.bindings();
    ((ObjectNode) bindings.states().get("context")).putObject("Map").set("Item", item);
    return run.evaluate(state.itemSelector().get(), "ItemSelector", bindings);
  }

  private static int concurrency(MapState state, StateRun run) {
    long wanted =
        state.maxConcurrency().isPresent()
            ? run.evaluateWhole(
                state.maxConcurrency().get(), "MaxConcurrency", 0, Integer.MAX_VALUE)
            : 0;
    return wanted == 0 ? CEILING : (int) Math.min(wanted, CEILING);
  }

  /** Puts the iterations into the history. */
  private record Iterations(StateRun run) implements Branches.Watcher {

    private static final String DETAILS = "EventDetails";

    @Override
    public void started(int index, WorkflowRun workflow) {
      if (workflow.status == Status.NEW) {
        workflow.lastEvent = run.workflow.lastEvent;
        add("MapIterationStarted", "mapIterationStarted", index, workflow);
      }
    }

    @Override
    public void ended(int index, WorkflowRun workflow) {
      if (workflow.status == Status.SUCCEEDED) {
        add("MapIterationSucceeded", "mapIterationSucceeded", index, workflow);
      } else if (workflow.status == Status.FAILED) {
        add("MapIterationFailed", "mapIterationFailed", index, workflow);
      } else {
        add("MapIterationAborted", "mapIterationAborted", index, workflow);
      }
    }

    private void add(String type, String details, int index, WorkflowRun workflow) {
      workflow.lastEvent =
          run.execution
              .history()
              .add(
                  type,
                  workflow.lastEvent,
                  details + DETAILS,
                  EventDetails.object().put("index", index).put("name", run.workflow.stateName));
    }
  }
}
