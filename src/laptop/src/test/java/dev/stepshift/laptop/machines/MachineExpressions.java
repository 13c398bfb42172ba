package dev.stepshift.laptop.machines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.laptop.deploy.MachineFiles;
import dev.stepshift.states.expression.Expressions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The JSONata of all machines, as it is deployed. */
final class MachineExpressions {

  private static final ObjectMapper JSON = new ObjectMapper();

  private MachineExpressions() {}

  /** Each source once, with the machines that have it. */
  static Map<String, Set<String>> all() throws IOException {
    MachineFiles files = new MachineFiles(Path.of("../../statemachines"));
    Map<String, Set<String>> found = new TreeMap<>();
    collect("backfill", files.backfill("shop"), found);
    collect("complete_statement", files.completeStatement(), found);
    collect("copy_and_merge", files.copyAndMerge("shop", "orders"), found);
    collect("pipeline", files.pipeline("shop"), found);
    collect("run_phase", files.runPhase("shop"), found);
    collect("sweep_statements", files.sweepStatements(), found);
    collect("track_run", files.trackRun(), found);
    return found;
  }

  private static void collect(String machine, String definition, Map<String, Set<String>> found)
      throws IOException {
    collect(machine, JSON.readTree(definition), found);
  }

  private static void collect(String machine, JsonNode node, Map<String, Set<String>> found) {
    if (node.isTextual() && Expressions.isExpression(node.asText())) {
      found
          .computeIfAbsent(Expressions.source(node.asText()), first -> new TreeSet<>())
          .add(machine);
    }
    node.forEach(member -> collect(machine, member, found));
  }
}
