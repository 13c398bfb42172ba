package dev.stepshift.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run does for the pipeline as a whole; each list may be empty.
 *
 * @param procedures files of the pipeline's folder that create stored procedures
 * @param setup files of the pipeline's folder, each of them one transaction
 * @param validations checks over several tables
 * @param timeouts how long one file, the validations, or one statement of maintenance may take:
 *     merge, validate, and merge again
 */
public record Phases(
    List<String> procedures,
    List<String> setup,
    List<Validation.CustomSql> validations,
    List<Maintenance> maintenance,
    Timeouts timeouts) {

  public Phases {
    procedures = List.copyOf(procedures);
    setup = List.copyOf(setup);
    validations = List.copyOf(validations);
    maintenance = List.copyOf(maintenance);
  }

  /** A pipeline that consists of its tables alone. */
  public static Phases none(Timeouts timeouts) {
    return new Phases(List.of(), List.of(), List.of(), List.of(), timeouts);
  }

  /** The phases that the pipeline has, in the order of a run. */
  public List<Phase> present() {
    List<Phase> present = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      if (submits(phase) > 0) {
        present.add(phase);
      }
    }
    return List.copyOf(present);
  }

  /** How many times a phase submits SQL; a setup makes the table first that it locks. */
  public int submits(Phase phase) {
    return switch (phase) {
      case SETUP -> files() == 0 ? 0 : 1 + files();
      case VALIDATE -> validations.isEmpty() ? 0 : 1;
      case MAINTAIN -> maintenance.size();
    };
  }

  private int files() {
    return procedures.size() + setup.size();
  }

  /** How long what a phase submits at a time may take. */
  public Duration timeout(Phase phase) {
    return phase == Phase.VALIDATE ? timeouts.validate() : timeouts.merge();
  }
}
