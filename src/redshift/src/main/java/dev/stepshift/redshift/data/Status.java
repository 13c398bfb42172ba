package dev.stepshift.redshift.data;

/** The states of a statement. */
enum Status {
  SUBMITTED,
  PICKED,
  STARTED,
  FINISHED,
  FAILED,
  ABORTED;

  boolean ended() {
    return compareTo(FINISHED) >= 0;
  }
}
