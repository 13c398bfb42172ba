package dev.stepshift.laptop.lambda;

/** A function threw an exception: Lambda answers with its class and its message. */
public final class HandlerFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String errorType;

  HandlerFailed(RuntimeException cause) {
    super(cause.getMessage(), cause);
    this.errorType = cause.getClass().getName();
  }

  /** The full class name, which is the error's name in a state machine. */
  public String errorType() {
    return errorType;
  }

  public String errorMessage() {
    return String.valueOf(getMessage());
  }
}
