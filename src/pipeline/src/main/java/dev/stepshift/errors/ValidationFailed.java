package dev.stepshift.errors;

/** At least one validation of severity error is outside its bounds. */
public final class ValidationFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ValidationFailed(String message) {
    super(message);
  }
}
