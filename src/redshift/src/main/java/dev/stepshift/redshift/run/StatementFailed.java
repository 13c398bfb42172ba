package dev.stepshift.redshift.run;

/** A statement ended with an error; the message is Redshift's, {@code ERROR: } in front. */
public final class StatementFailed extends Exception {

  StatementFailed(String message, Throwable cause) {
    super(message, cause);
  }

  public StatementFailed(String message) {
    super(message);
  }
}
