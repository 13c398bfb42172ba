package dev.stepshift.errors;

/**
 * A backfill would leave rows of an older date on top of newer ones. A redrive is refused again.
 */
public final class NewerDateLoaded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NewerDateLoaded(String message) {
    super(message);
  }
}
