package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.stepshift.states.StateFailure;
import dev.stepshift.states.definition.Flow;
import dev.stepshift.states.definition.ParallelState;
import dev.stepshift.states.run.Frame.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parallel: all branches at once, their outputs in the order of the branches. */
final class ParallelRunner implements StateRunner<ParallelState> {

  private final FrameRunner frames;

  ParallelRunner(FrameRunner frames) {
    this.frames = frames;
  }

  @Override
  public Leaving run(ParallelState state, Visit visit) {
    return new Attempts(state, visit).run(() -> once(state, visit));
  }

  private JsonNode once(ParallelState state, Visit visit) {
    if (visit.frame.children.isEmpty()) {
      visit.frame.children = begin(state, visit);
    }
    List<Frame> children = visit.frame.children;
    try {
      new Branches(frames, visit, new Chains(visit)).run(children, children.size());
      JsonNode result = result(children, visit);
      visit.add("ParallelStateSucceeded");
      return result;
    } catch (StateFailure failure) {
      visit.add("ParallelStateFailed");
      throw failure;
    }
  }

  private static List<Frame> begin(ParallelState state, Visit visit) {
    JsonNode input =
        state.arguments().isPresent()
            ? visit.evaluate(state.arguments().get(), "Arguments", visit.bindings())
            : visit.input();
    visit.add("ParallelStateStarted");
    List<Frame> children = new ArrayList<>();
    for (Flow branch : state.branches()) {
      children.add(new Frame(branch, input, Optional.of(visit.frame), Optional.empty()));
    }
    return children;
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

  /**
   * A branch's first event follows the start of the Parallel; branches have no events of their own.
   */
  private record Chains(Visit visit) implements Branches.Watcher {

    @Override
    public void started(int index, Frame frame) {
      if (frame.status == Status.NEW) {
        frame.lastEvent = visit.frame.lastEvent;
      }
    }

    @Override
    public void ended(int index, Frame frame) {}
  }
}
