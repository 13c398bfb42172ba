package dev.stepshift.errors;

/** Files that were loaded are not what they were, or are looked for elsewhere. */
public final class SourceChanged extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SourceChanged(String message) {
    super(message);
  }
}
