package dev.stepshift.states.integration;

/** An invocation that gave no result. */
public final class LambdaFailed extends Exception {

  private final String errorType;
  private final String errorMessage;
  private final boolean raisedByFunction;

  /** The function raised an error: its class, and its message. */
  public LambdaFailed(String errorType, String errorMessage) {
    this(errorType, errorMessage, true);
  }

  private LambdaFailed(String errorType, String message, boolean raisedByFunction) {
    super(message, null, false, false);
    this.errorType = errorType;
    this.errorMessage = message;
    this.raisedByFunction = raisedByFunction;
  }

  /** There is no such function. */
  public static LambdaFailed functionNotFound(String functionName) {
    return new LambdaFailed(
        "Lambda.ResourceNotFoundException",
        "Function not found: " + functionName + " (Service: Lambda, Status Code: 404)",
        false);
  }

  /**
   * Lambda itself did not do what it was asked.
   *
   * @param error as Step Functions names it, such as {@code Lambda.ServiceException}
   */
  public static LambdaFailed ofService(String error, String message) {
    return new LambdaFailed(error, message + " (Service: Lambda, Status Code: 500)", false);
  }

  public String errorType() {
    return errorType;
  }

  public String errorMessage() {
    return errorMessage;
  }

  /** Whether the function itself failed, rather than the call of it. */
  public boolean isRaisedByFunction() {
    return raisedByFunction;
  }
}
