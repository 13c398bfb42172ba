package dev.stepshift.states.definition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every transition has a target, every state is reachable, and an end is in sight. */
final class WorkflowRules {

  private final DefinitionProblems problems;
  private final Fields fields;
  private final List<String> names;

  WorkflowRules(DefinitionProblems problems, Fields fields, List<String> names) {
    this.problems = problems;
    this.fields = fields;
    this.names = names;
  }

  void check(Workflow workflow) {
    if (!workflow.startAt().isEmpty() && !names.contains(workflow.startAt())) {
      fields.problem("StartAt", "there is no state \"" + workflow.startAt() + "\"");
      return;
    }
    workflow.states().forEach(this::checkTargets);
    if (workflow.states().size() < names.size()) {
      // A state that could not be read leads nowhere; what only it leads to is not the mistake.
      return;
    }
    Set<String> reached = reachable(workflow);
    for (String name : names) {
      if (!reached.contains(name)) {
        problems.add(at(name), "no state leads here");
      }
    }
    if (!workflow.states().isEmpty()
        && workflow.states().values().stream().noneMatch(WorkflowRules::ends)) {
      fields.problem("States", "no state ends the flow; one needs \"End\": true");
    }
  }

  private void checkTargets(String name, State state) {
    for (String target : new HashSet<>(state.successors())) {
      if (!names.contains(target)) {
        problems.add(at(name), "leads to the state \"" + target + "\", which does not exist");
      }
    }
  }

  private static boolean ends(State state) {
    return state instanceof SucceedState
        || state instanceof FailState
        || (!(state instanceof ChoiceState) && state.exit().next().isEmpty());
  }

  private static Set<String> reachable(Workflow workflow) {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(workflow.startAt()));
    while (!open.isEmpty()) {
      String name = open.pop();
      State state = workflow.states().get(name);
      if (reached.add(name) && state != null) {
        open.addAll(state.successors());
      }
    }
    return reached;
  }

  private String at(String name) {
    return fields.path("States") + "/" + name;
  }
}
