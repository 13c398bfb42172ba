package dev.stepshift.pipeline;

/** What a run does that finds another run of its pipeline going on. */
public enum Overlap {
  /** It ends at once, recorded as skipped: right for a schedule that comes again anyway. */
  SKIP,
  /** It waits for the other to end: right for files, none of which may be forgotten. */
  WAIT
}
