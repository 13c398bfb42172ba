package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.states.StateFailure;
import dev.stepshift.states.definition.MapState;
import dev.stepshift.states.expression.Bindings;
import dev.stepshift.states.run.Frame.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Inline Map: iterations inside the execution, their results in the order of the items. */
final class MapRunner implements StateRunner<MapState> {

  /** So many iterations an inline Map runs at once, at the most. */
  private static final int CEILING = 40;

  private final FrameRunner frames;

  MapRunner(FrameRunner frames) {
    this.frames = frames;
  }

  @Override
  public Leaving run(MapState state, Visit visit) {
    return new Attempts(state, visit).run(() -> once(state, visit));
  }

  private JsonNode once(MapState state, Visit visit) {
    int atOnce = concurrency(state, visit);
    if (visit.frame.children.isEmpty()) {
      visit.frame.children = begin(state, visit);
    }
    List<Frame> children = visit.frame.children;
    try {
      new Branches(frames, visit, new Iterations(visit)).run(children, atOnce);
      JsonNode result = result(children, visit);
      visit.add("MapStateSucceeded");
      return result;
    } catch (StateFailure failure) {
      visit.add("MapStateFailed");
      throw failure;
    }
  }

  private static JsonNode result(List<Frame> children, Visit visit) {
    ArrayNode result = Events.object().arrayNode();
    children.forEach(child -> result.add(child.output));
    try {
      Limits.checkResult(result, visit.frame.stateName);
    } catch (StateFailure tooLarge) {
      visit.frame.children = List.of();
      throw tooLarge;
    }
    return result;
  }

  private static List<Frame> begin(MapState state, Visit visit) {
    Bindings bindings = visit.bindings();
    JsonNode items =
        state.items().isPresent()
            ? visit.evaluate(state.items().get(), "Items", bindings)
            : visit.input();
    if (!items.isArray()) {
      throw state
          .items()
          .map(template -> visit.unexpectedType(template, "Items"))
          .orElseGet(
              () ->
                  visit.failure(
                      StateFailure.QUERY_EVALUATION_ERROR,
                      "The Map state expected the input to be an array."));
    }
    visit.add(
        "MapStateStarted",
        "mapStateStartedEventDetails",
        Events.object().put("length", items.size()));
    List<Frame> children = new ArrayList<>();
    for (int index = 0; index < items.size(); index++) {
      ObjectNode item = Events.object().put("Index", index);
      item.set("Value", items.get(index));
      JsonNode input = select(state, visit, item, items.get(index));
      children.add(
          new Frame(state.processor(), input, Optional.of(visit.frame), Optional.of(item)));
    }
    return children;
  }

  private static JsonNode select(MapState state, Visit visit, ObjectNode item, JsonNode value) {
    if (state.itemSelector().isEmpty()) {
      return value;
    }
    Bindings bindings = visit.bindings();
    ((ObjectNode) bindings.states().get("context")).putObject("Map").set("Item", item);
    return visit.evaluate(state.itemSelector().get(), "ItemSelector", bindings);
  }

  private static int concurrency(MapState state, Visit visit) {
    long wanted =
        state.maxConcurrency().isPresent()
            ? visit.evaluateWhole(
                state.maxConcurrency().get(), "MaxConcurrency", 0, Integer.MAX_VALUE)
            : 0;
    return wanted == 0 ? CEILING : (int) Math.min(wanted, CEILING);
  }

  /** Puts the iterations into the history. */
  private record Iterations(Visit visit) implements Branches.Watcher {

    private static final String DETAILS = "EventDetails";

    @Override
    public void started(int index, Frame frame) {
      if (frame.status == Status.NEW) {
        frame.lastEvent = visit.frame.lastEvent;
        add("MapIterationStarted", "mapIterationStarted", index, frame);
      }
    }

    @Override
    public void ended(int index, Frame frame) {
      if (frame.status == Status.SUCCEEDED) {
        add("MapIterationSucceeded", "mapIterationSucceeded", index, frame);
      } else if (frame.status == Status.FAILED) {
        add("MapIterationFailed", "mapIterationFailed", index, frame);
      } else {
        add("MapIterationAborted", "mapIterationAborted", index, frame);
      }
    }

    private void add(String type, String details, int index, Frame frame) {
      frame.lastEvent =
          visit
              .execution
              .history()
              .add(
                  type,
                  frame.lastEvent,
                  details + DETAILS,
                  Events.object().put("index", index).put("name", visit.frame.stateName));
    }
  }
}
