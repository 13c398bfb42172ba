package dev.stepshift.cli.progress;

import java.util.Arrays;
import java.util.Optional;

/** A phase of a run, under the name that it has in {@code pipeline.yaml}. */
enum RunPhase {
  SETUP("setup", "setup", "Set up"),
  VALIDATIONS("validations", "validate", "Validate pipeline"),
  MAINTENANCE("maintenance", "maintain", "Maintain");

  /** The machine that runs the phases of a pipeline is called {@code <stack>-<pipeline>-this}. */
  static final String MACHINE = "run-phase";

  private final String words;
  private final String planned;
  private final String state;

  RunPhase(String words, String planned, String state) {
    this.words = words;
    this.planned = planned;
    this.state = state;
  }

  /** What people call it. */
  String words() {
    return words;
  }

  /**
   * @param name in the answer of Plan run
   */
  static Optional<RunPhase> planned(String name) {
    return Arrays.stream(values()).filter(phase -> phase.planned.equals(name)).findFirst();
  }

  /**
   * @param state of the parent
   */
  static Optional<RunPhase> startedBy(String state) {
    return Arrays.stream(values()).filter(phase -> phase.state.equals(state)).findFirst();
  }
}
