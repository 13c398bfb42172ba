package dev.stepshift.errors;

/** A source file is not what the table's source says it is. */
public final class SourceInvalid extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SourceInvalid(String message) {
    super(message);
  }
}
