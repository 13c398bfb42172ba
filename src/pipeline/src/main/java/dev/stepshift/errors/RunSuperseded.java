package dev.stepshift.errors;

/** A later run has taken the pipeline's lock, so this one may not write any more. */
public final class RunSuperseded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private RunSuperseded(String message) {
    super(message);
  }

  /**
   * Names both runs.
   *
   * @param later the run that has the lock
   */
  public static RunSuperseded by(String later, String pipeline, String run, String runDate) {
    return new RunSuperseded(
        ("This run was superseded by %s: run %s of %s had failed, and the later run took the"
                + " lock. Redriving it would write over newer data. If the data of %s are still"
                + " wanted, start a new run with that runDate.")
            .formatted(later, run, pipeline, runDate));
  }
}
