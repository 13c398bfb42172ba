package dev.stepshift.redshift.data;

/** The states of a statement. */
enum StatementStatus {
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
