package dev.stepshift.laptop.faults;

import dev.stepshift.laptop.deploy.LocalNames;
import java.util.Map;
import java.util.Set;

/**
 * Which machine file an execution runs, read from the names that a deployment gives.
 *
 * @param file without its ending, such as {@code copy_and_merge}
 * @param table whose machine it is; empty if no table's
 */
record DeployedMachine(String file, String table) {

  static final String PARENT = "pipeline";
  static final String CHILD = "copy_and_merge";
  static final String PHASE = "run_phase";

  static final String BACKFILL = "backfill";
  static final Set<String> STOPPABLE = Set.of(PARENT, CHILD, PHASE, BACKFILL);

  private static final String PHASE_NAME = "run-phase";

  private static final Map<String, String> OF_STACK =
      Map.of(
          LocalNames.COMPLETE_STATEMENT, "complete_statement",
          LocalNames.TRACK_RUN, "track_run",
          LocalNames.SWEEP_STATEMENTS, "sweep_statements");

  private static final int NAME = 6;

  /**
   * @param arn of a machine or of one of its executions
   */
  static DeployedMachine of(String arn) {
    String name = arn.split(":", -1)[NAME];
    if (OF_STACK.containsKey(name)) {
      return new DeployedMachine(OF_STACK.get(name), "");
    }
    String[] parts = name.split("-", 3);
    if (parts.length < 3) {
      return new DeployedMachine(PARENT, "");
    }
    return switch (parts[2]) {
      case PHASE_NAME -> new DeployedMachine(PHASE, "");
      case BACKFILL -> new DeployedMachine(BACKFILL, "");
      default -> new DeployedMachine(CHILD, parts[2]);
    };
  }

  /** Whether its ends are told of: those of runs and of backfills are. */
  boolean isTracked() {
    return file.equals(PARENT) || file.equals(BACKFILL);
  }

  boolean is(MachineState state, String wantedTable) {
    return file.equals(state.machine()) && StepSelector.of(wantedTable).takesTable(table);
  }
}
