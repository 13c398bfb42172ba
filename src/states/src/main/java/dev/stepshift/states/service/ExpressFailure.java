package dev.stepshift.states.service;

/**
 * An Express execution that did not end well. On AWS it is found in the logs, and nowhere else.
 *
 * @param machine the state machine's ARN
 * @param execution its ARN
 * @param status FAILED, TIMED_OUT or ABORTED
 * @param error empty if there is none
 * @param cause empty if there is none
 * @param input JSON, with which it can be started again
 */
public record ExpressFailure(
    String machine, String execution, String status, String error, String cause, String input) {

  /** For people, on one line unless the cause has more. */
  public String text() {
    return "%s %s: %s %s".formatted(execution, status, error, cause);
  }
}
