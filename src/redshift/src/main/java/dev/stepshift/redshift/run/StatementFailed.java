package dev.stepshift.redshift.run;

/** A statement ended with an error; the message is Redshift's, {@code ERROR: } in front. */
public final class StatementFailed extends Exception {

  private final String text;

  StatementFailed(String text, Throwable cause) {
    super(text, cause);
    this.text = text;
  }

  public StatementFailed(String text) {
    super(text);
    this.text = text;
  }

  /** The message, which is always there. */
  public String text() {
    return text;
  }
}
