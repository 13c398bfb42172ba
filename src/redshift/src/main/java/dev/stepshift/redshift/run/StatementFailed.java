package dev.stepshift.redshift.run;

import dev.stepshift.redshift.postgres.ErrorText;
import java.sql.SQLException;
import java.util.OptionalInt;

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

  /**
   * Where in the translated statement it went wrong, counted from 0; empty if that is not known.
   */
  public OptionalInt position() {
    return getCause() instanceof SQLException error
        ? ErrorText.position(error)
        : OptionalInt.empty();
  }
}
