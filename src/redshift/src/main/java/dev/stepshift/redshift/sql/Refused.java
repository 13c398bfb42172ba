package dev.stepshift.redshift.sql;

/**
 * A statement that is not run. Either Redshift would refuse it too, or only the local stand-in
 * lacks it: the message says which.
 */
public final class Refused extends RuntimeException {

  private Refused(String message) {
    super(message);
  }

  /** Redshift itself has no such thing; the statement would fail on AWS as well. */
  static Refused byRedshift(String what) {
    return new Refused(what + ": Amazon Redshift does not support this");
  }

  /** Redshift's own error text. */
  public static Refused withText(String redshiftText) {
    return new Refused(redshiftText);
  }

  /** It would run on Redshift; only the laptop cannot. */
  public static Refused locally(String what) {
    return new Refused(
        what + ": not available in local mode (Amazon Redshift supports it; test it there)");
  }
}
