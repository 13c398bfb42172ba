package dev.stepshift.errors;

/** A load does not fit into what the Redshift Data API or Step Functions takes. */
public final class LoadTooLarge extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LoadTooLarge(String message) {
    super(message);
  }
}
