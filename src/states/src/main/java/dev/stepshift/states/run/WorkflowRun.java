package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.states.definition.Workflow;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A workflow being run: the top level of an execution, a Map iteration or a Parallel branch. It
 * keeps where the workflow is, so that a redrive can go on from there. Only the thread that runs it
 * writes to it; a redrive begins when no thread does.
 */
final class WorkflowRun {

  enum Status {
    NEW,
    RUNNING,
    SUCCEEDED,
    FAILED,
    ABORTED
  }

  final Workflow definition;
  final Optional<WorkflowRun> parent;

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

  /** JSON's null until it has ended. */
  JsonNode output = NullNode.getInstance();

  /** The workflows of the Map or Parallel that this one is in; empty elsewhere. */
  List<WorkflowRun> children = List.of();

  WorkflowRun(
      Workflow definition,
      JsonNode input,
      Optional<WorkflowRun> parent,
      Optional<ObjectNode> item) {
    this.definition = definition;
    this.parent = parent;
    this.item = item;
    this.stateName = definition.startAt();
    this.input = input;
  }

  /** Moves on to a state that has not been entered yet. */
  void moveTo(String next, JsonNode nextInput) {
    stateName = next;
    input = nextInput;
    entered = false;
    children = List.of();
  }

  /** All variables in sight; inner workflows read those of outer ones. */
  Map<String, JsonNode> visibleVariables() {
    Map<String, JsonNode> all = parent.map(WorkflowRun::visibleVariables).orElseGet(HashMap::new);
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

  /** The innermost Map item around this workflow. */
  Optional<ObjectNode> mapItem() {
    return item.isPresent() ? item : parent.flatMap(WorkflowRun::mapItem);
  }
}
