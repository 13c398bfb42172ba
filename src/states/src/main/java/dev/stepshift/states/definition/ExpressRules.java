package dev.stepshift.states.definition;

import dev.stepshift.states.integration.TaskResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Express machines cannot wait: neither for a job to end nor for a token. */
final class ExpressRules {

  private ExpressRules() {}

  static List<String> problems(Workflow workflow, String path) {
    List<String> problems = new ArrayList<>();
    for (Map.Entry<String, State> entry : workflow.states().entrySet()) {
      String at = path + "/States/" + entry.getKey();
      State state = entry.getValue();
      if (state instanceof TaskState task
          && task.resource().mode() != TaskResource.Mode.REQUEST_RESPONSE) {
        problems.add(
            at + "/Resource: Express state machines do not support " + task.resource().arn());
      } else if (state instanceof MapState map) {
        problems.addAll(problems(map.processor(), at + "/ItemProcessor"));
      } else if (state instanceof ParallelState parallel) {
        for (int index = 0; index < parallel.branches().size(); index++) {
          problems.addAll(
              problems(parallel.branches().get(index), at + "/Branches[" + index + "]"));
        }
      }
    }
    return problems;
  }
}
