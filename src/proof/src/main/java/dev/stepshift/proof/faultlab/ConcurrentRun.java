package dev.stepshift.proof.faultlab;

/** A second run, at the same time or just before. */
enum ConcurrentRun {
  NONE,
  /** Of the same event: it is a duplicate. */
  SAME_EVENT,
  /** Started by somebody else: it waits for the first, or skips. */
  OTHER,
  /** Of the day before, stopped while its copy has not begun: that comes late. */
  STOPPED
}
