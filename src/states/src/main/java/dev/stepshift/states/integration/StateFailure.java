package dev.stepshift.states.integration;

import java.util.Optional;

/**
 * An error inside an execution, with the name that Retry and Catch match.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html">
 *     Handling errors in Step Functions workflows</a>
 */
public final class StateFailure extends RuntimeException {

  public static final String ALL = "States.ALL";
  public static final String TASK_FAILED = "States.TaskFailed";
  public static final String TIMEOUT = "States.Timeout";
  public static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
  public static final String RUNTIME = "States.Runtime";
  public static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
  public static final String QUERY_EVALUATION_ERROR = "States.QueryEvaluationError";

  /** Characters that AWS keeps of an error's name and of its cause. */
  private static final int ERROR_LIMIT = 256;

  private static final int CAUSE_LIMIT = 32_768;

  private final String error;
  private final transient Optional<String> cause;
  private final String alias;

  private StateFailure(String error, Optional<String> cause, String alias) {
    super(error + cause.map(text -> ": " + text).orElse(""), null, false, false);
    this.error = shorten(error, ERROR_LIMIT);
    this.cause = cause.map(text -> shorten(text, CAUSE_LIMIT));
    this.alias = alias;
  }

  public StateFailure(String error, String cause) {
    this(error, Optional.of(cause), error);
  }

  public StateFailure(String error, Optional<String> cause) {
    this(error, cause, error);
  }

  public static StateFailure timeout() {
    return new StateFailure(TIMEOUT, Optional.empty(), TIMEOUT);
  }

  /** A missed heartbeat reads States.Timeout, and is matched by either name. */
  public static StateFailure heartbeatTimeout() {
    return new StateFailure(TIMEOUT, Optional.empty(), HEARTBEAT_TIMEOUT);
  }

  public String error() {
    return error;
  }

  /** What happened; a timeout and a Fail state without Cause have none. */
  public Optional<String> causeText() {
    return cause;
  }

  /**
   * Whether a name in ErrorEquals stands for this error. States.Runtime is matched by nothing;
   * States.DataLimitExceeded only by its own name.
   */
  public boolean isMatchedBy(String name) {
    if (error.equals(RUNTIME)) {
      return false;
    }
    if (name.equals(error) || name.equals(alias)) {
      return true;
    }
    if (error.equals(DATA_LIMIT_EXCEEDED)) {
      return false;
    }
    return name.equals(ALL) || (name.equals(TASK_FAILED) && !error.equals(TIMEOUT));
  }

  private static String shorten(String text, int limit) {
    return text.length() <= limit ? text : text.substring(0, limit);
  }
}
