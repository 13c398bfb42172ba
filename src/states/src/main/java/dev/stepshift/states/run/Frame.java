package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.states.definition.Flow;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A flow being run: the top level of an execution, a Map iteration or a Parallel branch. It keeps
 * where the flow is, so that a redrive can go on from there. Only the thread that runs it writes to
 * it; a redrive begins when no thread does.
 */
final class Frame {

  enum Status {
    NEW,
    RUNNING,
    SUCCEEDED,
    FAILED,
    ABORTED
  }

  final Flow flow;
  final Optional<Frame> parent;

  /** What $states.context.Map.Item is here; empty outside of iterations. */
  final Optional<ObjectNode> item;

  private final Map<String, JsonNode> variables = new HashMap<>();

  Status status = Status.NEW;
  String stateName;
  JsonNode input;
  boolean entered;
  Instant enteredAt = Instant.EPOCH;
  long enteredEvent;
  long lastEvent;
  JsonNode output;

  /** The flows of the Map or Parallel that this frame is in; empty elsewhere. */
  List<Frame> children = List.of();

  Frame(Flow flow, JsonNode input, Optional<Frame> parent, Optional<ObjectNode> item) {
    this.flow = flow;
    this.parent = parent;
    this.item = item;
    this.stateName = flow.startAt();
    this.input = input;
  }

  /** Moves on to a state that has not been entered yet. */
  void moveTo(String next, JsonNode nextInput) {
    stateName = next;
    input = nextInput;
    entered = false;
    children = List.of();
  }

  /** All variables in sight; inner flows read those of outer ones. */
  Map<String, JsonNode> visibleVariables() {
    Map<String, JsonNode> all = parent.map(Frame::visibleVariables).orElseGet(HashMap::new);
    synchronized (variables) {
      all.putAll(variables);
    }
    return all;
  }

  void assign(Map<String, JsonNode> values) {
    synchronized (variables) {
      variables.putAll(values);
    }
  }

  /** The innermost Map item around this frame. */
  Optional<ObjectNode> mapItem() {
    return item.isPresent() ? item : parent.flatMap(Frame::mapItem);
  }
}
