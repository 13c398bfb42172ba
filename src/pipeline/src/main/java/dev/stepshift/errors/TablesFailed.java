package dev.stepshift.errors;

/** Tables of the run failed, or were skipped because of those that failed. */
public final class TablesFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TablesFailed(String message) {
    super(message);
  }
}
