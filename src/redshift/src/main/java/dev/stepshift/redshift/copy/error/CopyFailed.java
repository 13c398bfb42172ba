package dev.stepshift.redshift.copy.error;

/** A COPY that Redshift would end with an error; the message is Redshift's text. */
public final class CopyFailed extends Exception {

  public CopyFailed(String message) {
    super(message);
  }

  public CopyFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
