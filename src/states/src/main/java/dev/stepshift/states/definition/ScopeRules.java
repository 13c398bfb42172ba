package dev.stepshift.states.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A branch or iteration may read the variables around it, but not assign to their names.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html">
 *     Passing data between states with variables</a>
 */
final class ScopeRules {

  private final DefinitionProblems problems;

  ScopeRules(DefinitionProblems problems) {
    this.problems = problems;
  }

  void check(Workflow workflow, String path) {
    check(workflow, path, Set.of());
  }

  private void check(Workflow workflow, String path, Set<String> outer) {
    Set<String> here = assignedIn(workflow);
    Set<String> both = new TreeSet<>(here);
    both.retainAll(outer);
    for (String name : both) {
      problems.add(
          path.isEmpty() ? "/" : path,
          "assigns the variable $" + name + ", which belongs to the flow around it");
    }
    Set<String> visible = new HashSet<>(outer);
    visible.addAll(here);
    for (Map.Entry<String, State> entry : workflow.states().entrySet()) {
      String at = path + "/States/" + entry.getKey();
      if (entry.getValue() instanceof MapState map) {
        check(map.processor(), at + "/ItemProcessor", visible);
      } else if (entry.getValue() instanceof ParallelState parallel) {
        List<Workflow> branches = parallel.branches();
        for (int index = 0; index < branches.size(); index++) {
          check(branches.get(index), at + "/Branches[" + index + "]", visible);
        }
      }
    }
  }

  private static Set<String> assignedIn(Workflow workflow) {
    Set<String> names = new HashSet<>();
    for (State state : workflow.states().values()) {
      add(names, state.exit());
      if (state instanceof Retrying retrying) {
        retrying.catchers().forEach(catcher -> add(names, catcher.exit()));
      } else if (state instanceof ChoiceState choice) {
        choice.rules().forEach(rule -> add(names, rule.exit()));
      }
    }
    return names;
  }

  private static void add(Set<String> names, Exit exit) {
    exit.assign().map(JsonNode::fieldNames).ifPresent(all -> all.forEachRemaining(names::add));
  }
}
