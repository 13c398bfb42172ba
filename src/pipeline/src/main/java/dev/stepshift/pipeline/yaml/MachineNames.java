package dev.stepshift.pipeline.yaml;

import java.util.Set;

/**
 * The names of the state machines that a pipeline becomes, {@code <stack>-<pipeline>-<table>} among
 * them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html">
 *     CreateStateMachine</a>
 */
final class MachineNames {

  /** State machine names end at 80 characters; 20 are left to the stack's, 2 are hyphens. */
  static final int MOST_CHARACTERS = 80 - 20 - 2;

  /** Names that a stack gives to its own machines. */
  private static final Set<String> RESERVED =
      Set.of("complete-statement", "sweep-statements", "track-run");

  /** {@code <stack>-<pipeline>-backfill} runs a pipeline for a range of dates. */
  private static final String BACKFILL = "backfill";

  /** {@code <stack>-<pipeline>-run-phase} runs the phases of a pipeline that has some. */
  private static final String RUN_PHASE = "run-phase";

  private final YamlProblems problems;
  private final YamlScalar pipeline;

  MachineNames(YamlProblems problems, YamlScalar pipeline) {
    this.problems = problems;
    this.pipeline = pipeline;
  }

  /** Checks the machines of the pipeline as a whole. */
  void check(boolean hasPhases) {
    String longest = hasPhases ? RUN_PHASE : BACKFILL;
    int most = MOST_CHARACTERS - longest.length();
    if (pipeline.text().length() > most) {
      problems.add(
          pipeline,
          "<stack>-%s-%s is too long for a state machine's name; shorten the pipeline's to %d characters"
              .formatted(pipeline.text(), longest, most));
    }
  }

  /** Checks the machine of a table. */
  void check(YamlScalar table) {
    String machine = pipeline.text() + "-" + table.text();
    int length = machine.length() - 1;
    if (length > MOST_CHARACTERS) {
      problems.add(
          table,
          ("<stack>-%s is too long for a state machine's name; pipeline and table have"
                  + " %d characters, shorten them to %d")
              .formatted(machine, length, MOST_CHARACTERS));
    }
    if (table.text().equals(BACKFILL)) {
      problems.add(
          table, "<stack>-" + machine + " runs the pipeline's backfills; choose another name");
    }
    if (RESERVED.contains(machine)) {
      problems.add(table, "<stack>-" + machine + " is a machine of every stack; rename one");
    }
  }
}
