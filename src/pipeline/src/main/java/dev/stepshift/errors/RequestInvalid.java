package dev.stepshift.errors;

/** The input of a Lambda is not what its contract says; the message names the field. */
public final class RequestInvalid extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RequestInvalid(String message) {
    super(message);
  }
}
