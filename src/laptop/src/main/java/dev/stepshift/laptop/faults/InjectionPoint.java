package dev.stepshift.laptop.faults;

/** When a call fails, as seen from the work that it asks for. */
public enum InjectionPoint {
  /** Nothing has happened. */
  BEFORE,
  /** The work goes on, and nobody hears of it. */
  DURING,
  /** The work is done, and its answer is lost. */
  AFTER
}
