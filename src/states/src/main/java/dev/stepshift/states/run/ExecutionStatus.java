package dev.stepshift.states.run;

/** The statuses of an execution, as the API names them. */
public enum ExecutionStatus {
  RUNNING,
  SUCCEEDED,
  FAILED,
  TIMED_OUT,
  ABORTED
}
