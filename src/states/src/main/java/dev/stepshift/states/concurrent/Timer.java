package dev.stepshift.states.concurrent;

import java.time.Duration;
import java.time.Instant;

/**
 * All that an execution knows of time and chance, so that tests can run a year of waiting in no
 * time and assert each delay.
 */
public interface Timer {

  /** The present. */
  Instant now();

  /** A number from 0 up to, but not, 1: the jitter of a retry. */
  double random();

  /** Runs a short piece of work once, after a delay, on a thread of the timer. */
  Alarm schedule(Duration delay, Runnable work);

  /**
   * The same, for a delay that is a state's own: a Wait or the pause before a retry. A clock may
   * run these faster than the time limits of what works meanwhile.
   */
  default Alarm pause(Duration delay, Runnable work) {
    return schedule(delay, work);
  }

  /**
   * Tells how the number of threads that are at work changed. A virtual clock may jump ahead only
   * when nobody works; the real clock does not care.
   */
  default void working(int change) {}

  /** Something scheduled. */
  @FunctionalInterface
  interface Alarm {

    /** Makes sure that the work is not started any more; without effect once it was. */
    void cancel();
  }
}
