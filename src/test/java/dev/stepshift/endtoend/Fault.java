package dev.stepshift.endtoend;

/**
 * One failure of one Task.
 *
 * @param machine the state machine's name
 */
record Fault(String machine, String state, Moment moment) {

  /** No Retry names it. */
  static final String ERROR = "Injected.Fault";

  enum Moment {
    /** The call fails and nothing has happened. */
    BEFORE,
    /** The call is made, and its answer lost while the work goes on. */
    DURING,
    /** The work is done, and its answer lost. */
    AFTER
  }

  @Override
  public String toString() {
    return moment.name().toLowerCase() + " \"" + state + "\" of " + machine;
  }
}
