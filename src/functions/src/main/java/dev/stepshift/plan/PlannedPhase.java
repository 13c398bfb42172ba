package dev.stepshift.plan;

import dev.stepshift.pipeline.Phase;
import dev.stepshift.pipeline.Phases;
import java.time.Duration;

/**
 * What a run does for the pipeline as a whole.
 *
 * @param phase {@code setup}, {@code validate} or {@code maintain}
 * @param timeoutSeconds how long all of it may take
 */
public record PlannedPhase(String phase, long timeoutSeconds) {

  /** What is submitted may time out once and be tried again. */
  private static final int ATTEMPTS = 2;

  /** For rendering, and the pauses between attempts. */
  private static final Duration AROUND = Duration.ofMinutes(15);

  static PlannedPhase of(Phases phases, Phase phase) {
    Duration all = phases.timeout(phase).multipliedBy((long) ATTEMPTS * phases.submits(phase));
    return new PlannedPhase(phase.word(), all.plus(AROUND).toSeconds());
  }
}
