package dev.stepshift.proof.faultlab;

/** A second run that is started at the same time. */
enum ConcurrentRun {
  NONE,
  /** Of the same event: it is a duplicate. */
  SAME_EVENT,
  /** Started by somebody else: it waits for the first, or skips. */
  OTHER
}
